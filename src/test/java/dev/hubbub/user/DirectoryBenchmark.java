package dev.hubbub.user;

import dev.hubbub.lock.LocalLockServer;
import dev.hubbub.proto.user.CreateUserRequest;
import dev.hubbub.proto.user.GetUserRequest;
import dev.hubbub.proto.user.ListUsersRequest;
import dev.hubbub.proto.user.UpdateUserRequest;
import dev.hubbub.proto.user.UserServiceGrpc;
import dev.hubbub.proto.user.UserServiceGrpc.UserServiceBlockingStub;
import dev.hubbub.testing.DirectoryServer;
import dev.hubbub.testing.Emails;
import dev.hubbub.testing.LockFixture;
import dev.hubbub.testing.Logging;
import dev.hubbub.testing.MariaDbServer;
import dev.hubbub.testing.RedisProcess;
import dev.hubbub.testing.StoreFixture;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The user directory over gRPC, 64 callers at once in the same process, beside a plain JDBC loop on the same database,
 * of as many threads as the directory has connections: requests a second, and the time that 99 of 100 took at most.
 * A program of its own, since JMH knows no percentiles of callers that wait for one another; it prints a table.
 */
public final class DirectoryBenchmark {

    private static final int CALLERS = 64;
    private static final int USERS = 2_000;
    private static final Duration WAIT_LIMIT = Duration.ofSeconds(30);

    private DirectoryBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Logging.fromInfo();
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        System.out.printf(
                "%-10s %-7s %-18s %12s %10s %10s%n", "database", "locks", "what", "requests/s", "p50 ms", "p99 ms");
        Path folder = Files.createTempDirectory("hubbub-bench");
        try (UserStore store = StoreFixture.inFile(folder.resolve("users"));
                LockFixture locks = LockFixture.of(new LocalLockServer(Clock.systemUTC()), WAIT_LIMIT)) {
            directory("embedded", "local", store, locks, time);
        }
        String url = MariaDbServer.shared().newDatabase();
        try (UserStore store = StoreFixture.onServer(url);
                LockFixture locks =
                        LockFixture.redis(List.of(RedisProcess.shared().url()), WAIT_LIMIT)) {
            directory("mariadb", "redis", store, locks, time);
            lockRoundTrip(locks, time);
        }
        PlainLoop.run(url, USERS, StoreFixture.CONNECTIONS, time);
        System.exit(0);
    }

    private static void directory(String database, String lock, UserStore store, LockFixture locks, Duration time) {
        try (DirectoryServer server = new DirectoryServer(store, locks.locks())) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .build();
            UserServiceBlockingStub users = UserServiceGrpc.newBlockingStub(channel);
            Callers callers = new Callers(CALLERS, time);
            String row = "%-10s %-7s ".formatted(database, lock);
            callers.warmUp(() -> create(users));
            for (int made = (int) store.count(); made < USERS; made++) {
                store.insert(
                        new NewUser("Ann", Emails.unused(), 25, ""),
                        Clock.systemUTC().instant());
            }
            System.out.println(row + callers.measure("create", () -> create(users)));
            callers.warmUp(() -> get(users));
            System.out.println(row + callers.measure("get", () -> get(users)));
            System.out.println(row + callers.measure("list 100", () -> list(users)));
            callers.warmUp(() -> update(users));
            System.out.println(row + callers.measure("update (locked)", () -> update(users)));
            System.out.println(row + callers.measure("mixed", () -> mixed(users)));
            channel.shutdownNow();
        }
    }

    /** Alone, on another name each time: what a lock costs that nobody else wants. */
    private static void lockRoundTrip(LockFixture locks, Duration time) {
        Callers one = new Callers(1, time);
        Runnable roundTrip = () -> locks.locks()
                .acquire("bench-" + ThreadLocalRandom.current().nextInt(USERS))
                .thenCompose(lease -> lease.release())
                .toCompletableFuture()
                .join();
        one.warmUp(roundTrip);
        System.out.println("%-10s %-7s ".formatted("-", "redis") + one.measure("lock and release", roundTrip));
    }

    private static void create(UserServiceBlockingStub users) {
        users.createUser(CreateUserRequest.newBuilder()
                .setName("Ann")
                .setEmail(Emails.unused())
                .setAge(25)
                .build());
    }

    private static void get(UserServiceBlockingStub users) {
        users.getUser(GetUserRequest.newBuilder().setId(anyone()).build());
    }

    private static void list(UserServiceBlockingStub users) {
        users.listUsers(ListUsersRequest.newBuilder()
                .setLimit(100)
                .setPageToken(PageRequest.tokenAfter(anyone()))
                .build());
    }

    private static void update(UserServiceBlockingStub users) {
        users.updateUser(UpdateUserRequest.newBuilder()
                .setId(anyone())
                .setAge(ThreadLocalRandom.current().nextInt(UserRules.MAX_AGE))
                .build());
    }

    /** 80 reads, 5 lists, 10 updates and 5 creations of 100. */
    private static void mixed(UserServiceBlockingStub users) {
        int dice = ThreadLocalRandom.current().nextInt(100);
        if (dice < 80) {
            get(users);
        } else if (dice < 85) {
            list(users);
        } else if (dice < 95) {
            update(users);
        } else {
            create(users);
        }
    }

    private static int anyone() {
        return 1 + ThreadLocalRandom.current().nextInt(USERS / 2);
    }
}
