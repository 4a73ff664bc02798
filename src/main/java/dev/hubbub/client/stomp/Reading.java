package dev.hubbub.client.stomp;

import dev.hubbub.stomp.Frame;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many messages are handed on. Pauses the connection itself, so that a server that goes on sending comes to know;
 * what was read in one go before waits here, a few KiB at most. Any thread; what says so on the event loop only.
 */
final class Reading {

    private final AtomicLong allowed = new AtomicLong();
    private volatile boolean paused;
    private volatile @Nullable Channel channel;

    // On the event loop.
    private Consumer<Frame> reader = frame -> {};
    private @Nullable Queue<Frame> waiting;

    void pause() {
        paused = true;
        adjust();
    }

    void resume() {
        paused = false;
        adjust();
    }

    /** Nothing happens before there is a subscription. */
    void read(int messages) {
        if (channel != null) {
            allowed.addAndGet(messages);
            adjust();
        }
    }

    /** The subscription stands; what is asked for from now on counts. On the event loop. */
    void stands(Channel subscribed, Consumer<Frame> handOn) {
        reader = handOn;
        channel = subscribed;
    }

    /** Begins to read, as far as is asked for. On the event loop. */
    void begin() {
        apply();
    }

    /** Whether it is for this side, not for the server, that nothing comes. */
    boolean isPaused() {
        return paused && channel != null;
    }

    /** A message was read. On the event loop. */
    void onMessage(Frame message) {
        if (waiting == null && mayHandOn()) {
            reader.accept(message);
            return;
        }
        Queue<Frame> behind = waiting == null ? new ArrayDeque<>() : waiting;
        behind.add(message);
        waiting = behind;
    }

    /** What there was to read has been read. On the event loop. */
    void onReadComplete() {
        Channel from = channel;
        if (from != null && paused && waiting == null && allowed.get() > 0) {
            from.read();
        }
    }

    private void adjust() {
        Channel from = channel;
        if (from != null) {
            from.eventLoop().execute(this::apply);
        }
    }

    private void apply() {
        Channel from = channel;
        if (from == null) {
            return;
        }
        Queue<Frame> behind = waiting;
        while (behind != null && !behind.isEmpty() && mayHandOn()) {
            reader.accept(behind.remove());
        }
        waiting = behind == null || behind.isEmpty() ? null : behind;
        from.config().setAutoRead(!paused);
        onReadComplete();
    }

    private boolean mayHandOn() {
        if (!paused || channel == null) {
            return true;
        }
        if (allowed.get() > 0) {
            allowed.decrementAndGet();
            return true;
        }
        return false;
    }
}
