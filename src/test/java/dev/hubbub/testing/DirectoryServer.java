package dev.hubbub.testing;

import dev.hubbub.grpc.GrpcLimits;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.grpc.GrpcSettings;
import dev.hubbub.grpc.UserService;
import dev.hubbub.lock.Locks;
import dev.hubbub.user.UserDirectory;
import dev.hubbub.user.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The user directory behind a gRPC port of its own, on a store and locks that belong to somebody else. */
public final class DirectoryServer implements AutoCloseable {

    private static final int STREAMS = 1_000;
    private static final int BYTES = 1 << 16;

    private final ExecutorService workers = Executors.newFixedThreadPool(StoreFixture.CONNECTIONS);
    private final GrpcServer server;

    public DirectoryServer(UserStore store, Locks locks) {
        GrpcLimits limits =
                new GrpcLimits(GrpcFixture.LIMITS, STREAMS, BYTES, BYTES, Duration.ofMinutes(5), Duration.ofMinutes(5));
        UserDirectory users = new UserDirectory(store, locks, workers, Clock.systemUTC());
        server = GrpcServer.start(
                new GrpcSettings("127.0.0.1", 0, 1, null, limits),
                List.of(new UserService(users).definition()),
                new GrpcFixture.Unchanged());
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        workers.shutdown();
    }
}
