package dev.hubbub.ws;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops to read from a client that does not read what it has asked for, for some time at most. On the event loop. */
final class ReadGate {

    private final ServerWebSocket socket;
    private final SocketWriter channel;
    private final Duration limit;
    private final Runnable onLimit;
    private @Nullable ScheduledFuture<?> timer;

    /** @param onLimit told when it has been shut for {@code limit} */
    ReadGate(ServerWebSocket socket, SocketWriter channel, Duration limit, Runnable onLimit) {
        this.socket = socket;
        this.channel = channel;
        this.limit = limit;
        this.onLimit = onLimit;
    }

    boolean isShut() {
        return timer != null;
    }

    /** The channel's reading stops as well: a paused socket still answers PINGs. */
    void shut() {
        if (timer == null) {
            socket.pause();
            channel.read(false);
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
        channel.read(true);
        socket.resume();
        return true;
    }
}
