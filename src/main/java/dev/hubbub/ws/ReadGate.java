package dev.hubbub.ws;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops to read from a client that does not read what it has asked for, for some time at most; and from one that has asked
 * for more than can be done at once. On the event loop.
 */
final class ReadGate {

    private final ServerWebSocket socket;
    private final SocketWriter channel;
    private final Duration limit;
    private final Runnable onLimit;
    private @Nullable ScheduledFuture<?> timer;
    private boolean held;

    /** @param onLimit told when it has been shut for {@code limit} */
    ReadGate(ServerWebSocket socket, SocketWriter channel, Duration limit, Runnable onLimit) {
        this.socket = socket;
        this.channel = channel;
        this.limit = limit;
        this.onLimit = onLimit;
    }

    boolean isShut() {
        return timer != null || held;
    }

    /** Reads nothing until {@link #release}. */
    void hold() {
        if (!held) {
            held = true;
            read(false);
        }
    }

    void release() {
        if (held) {
            held = false;
            read(timer == null);
        }
    }

    /** The channel's reading stops as well: a paused socket still answers PINGs. */
    void shut() {
        if (timer == null) {
            read(false);
            timer = channel.eventLoop().schedule(onLimit, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whether it was shut. */
    boolean open() {
        ScheduledFuture<?> running = timer;
        if (running == null) {
            return false;
        }
        timer = null;
        running.cancel(false);
        read(!held);
        return true;
    }

    private void read(boolean on) {
        channel.read(on);
        if (on) {
            socket.resume();
        } else {
            socket.pause();
        }
    }
}
