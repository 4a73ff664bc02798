package dev.hubbub.app;

import dev.hubbub.client.SessionDialler;
import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a chat at the terminal dials; made when it is needed. One thread. */
final class CommandChat implements Function<Target, SessionDialler>, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private @Nullable GrpcDialler dialler;

    @Override
    public SessionDialler apply(Target target) {
        if (dialler == null) {
            dialler = new GrpcDialler(1, PATIENCE);
        }
        return dialler.sessions(target);
    }

    @Override
    public void close() {
        if (dialler != null) {
            dialler.close();
        }
    }
}
