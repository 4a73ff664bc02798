package dev.hubbub.testing;

import dev.hubbub.lock.LockServer;
import dev.hubbub.lock.LockSettings;
import dev.hubbub.lock.LockStats;
import dev.hubbub.lock.Locks;
import dev.hubbub.lock.etcd.EtcdLockServer;
import dev.hubbub.lock.etcd.EtcdSettings;
import dev.hubbub.lock.redis.RedisLockServer;
import dev.hubbub.lock.redis.RedisSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** The locks of an instance, whose leases are short. */
public final class LockFixture implements AutoCloseable {

    public static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(1_500);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final LockStats stats = new LockStats(nanos -> {}, nanos -> {});
    private final Locks locks;

    private LockFixture(ServerMaker maker, Duration waitLimit) {
        vertx = Vertx.vertx();
        locks = new Locks(maker.make(vertx, stats), new LockSettings(waitLimit, 1_000), stats);
    }

    public static LockFixture redis(List<String> urls, Duration waitLimit) {
        RedisSettings settings = new RedisSettings(urls, LEASE, REQUEST_TIMEOUT);
        return new LockFixture((vertx, stats) -> new RedisLockServer(vertx, settings, stats), waitLimit);
    }

    public static LockFixture etcd(String url, Duration waitLimit) {
        EtcdSettings settings = new EtcdSettings(List.of(url), LEASE, PATIENCE);
        return new LockFixture((vertx, stats) -> new EtcdLockServer(settings, stats), waitLimit);
    }

    /** With a server that is not one of these. */
    public static LockFixture of(LockServer server, Duration waitLimit) {
        return new LockFixture((vertx, stats) -> server, waitLimit);
    }

    public Locks locks() {
        return locks;
    }

    @Override
    public void close() {
        locks.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private interface ServerMaker {
        LockServer make(Vertx vertx, LockStats stats);
    }
}
