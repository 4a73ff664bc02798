package dev.hubbub.ws;

import dev.hubbub.stomp.ServerSession;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a connection: for its session's next look at the clock, and once that has ended, for the end of the
 * grace for closing. On the event loop.
 */
final class SessionTimer {

    private final ServerSession session;
    private final ReadGate gate;
    private final SocketWriter writer;
    private @Nullable ScheduledFuture<?> running;

    SessionTimer(ServerSession session, ReadGate gate, SocketWriter writer) {
        this.session = session;
        this.gate = gate;
        this.writer = writer;
    }

    /** Sets it for when something is due next; to be called when that has changed. */
    void next() {
        long nanos = session.nextTickNanos(System.nanoTime());
        if (nanos == Long.MAX_VALUE) {
            cancel();
        } else {
            set(this::look, nanos);
        }
    }

    /** The session has ended: the connection is cut if it is still there after so long. */
    void cutAfter(Duration grace) {
        set(writer::cut, grace.toNanos());
    }

    void cancel() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    private void look() {
        long now = System.nanoTime();
        if (gate.isShut()) {
            session.heard(now); // it cannot be heard
        }
        session.tick(now);
        if (!session.isEnded()) {
            writer.flush();
            next();
        }
    }

    private void set(Runnable task, long nanos) {
        cancel();
        running = writer.eventLoop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
}
