package dev.hubbub.http2;

import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which stream a call is on that starts now: the newest, unless the call had to wait. On the event loop. */
final class StartingStream {

    private final Http2Connection connection;
    private @Nullable Http2Stream waited;

    StartingStream(Http2Connection connection) {
        this.connection = connection;
    }

    Http2Stream get() {
        return waited == null ? newest() : waited;
    }

    /** Has {@code start} find, whenever it runs, the stream that is the newest now. */
    Runnable later(Runnable start) {
        Http2Stream its = newest();
        return () -> {
            waited = its;
            try {
                start.run();
            } finally {
                waited = null;
            }
        };
    }

    private Http2Stream newest() {
        return Objects.requireNonNull(
                connection.stream(connection.remote().lastStreamCreated()), "a call began without a stream");
    }
}
