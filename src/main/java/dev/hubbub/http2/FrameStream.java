package dev.hubbub.http2;

import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A stream that messages are put on directly, past grpc-java. On its connection's event loop only. */
public final class FrameStream {

    private final FrameConnection connection;
    private final Http2Stream http2;
    private final Runnable onReady;
    private boolean starved;
    private boolean ended;
    private @Nullable Future<?> grace;

    FrameStream(FrameConnection connection, Http2Stream http2, Runnable onReady) {
        this.connection = connection;
        this.http2 = http2;
        this.onReady = onReady;
    }

    /** Whether a message sent now is on its way at once. When it was not and may be again, {@code onReady} is told. */
    public boolean isReady() {
        boolean ready = !ended && connection.isReady(http2);
        if (!ready && !starved && !ended) {
            starved = true;
            connection.starved(this);
        }
        return ready;
    }

    /**
     * Gathers a message, to be written at the next {@link #flush}. The call's headers must have been sent before, and
     * written: see {@link #isReady}.
     *
     * @param message with its length in front, see {@link GrpcFrames}; not changed, and not to be changed
     */
    public void send(byte[] message) {
        if (!ended) {
            connection.send(this, message);
        }
    }

    /** Writes what was gathered on all streams of the connection. */
    public void flush() {
        connection.flush();
    }

    /** The call's headers are given to grpc-java, which writes them in a task that it has already scheduled. */
    public void headersSent() {
        starved = true;
        wake();
    }

    /**
     * Nothing is sent any more; what was gathered is written, so that the trailers follow it. Where the windows hold
     * some of it back, the peer has the connection's grace to open them; then the stream is reset.
     */
    public void end() {
        if (!ended) {
            cut();
            connection.flush();
            grace = connection.grace(http2);
        }
    }

    Http2Stream http2() {
        return http2;
    }

    /** HTTP/2 takes no more frames on the stream, whether the call knows it or not. */
    void cut() {
        ended = true;
        connection.ended(this);
        if (grace != null) {
            grace.cancel(false);
        }
    }

    /** What this stream alone was waiting for may be there. */
    void wake() {
        if (starved) {
            starved = false;
            connection.eventLoop().execute(onReady);
        }
    }

    /** What the connection was waiting for is there, and it is this stream's turn. */
    void serve() {
        if (starved) {
            starved = false;
            onReady.run();
        }
    }
}
