package dev.hubbub.app;

import dev.hubbub.lock.LocalLockServer;
import dev.hubbub.lock.LockServer;
import dev.hubbub.lock.LockSettings;
import dev.hubbub.lock.LockStats;
import dev.hubbub.lock.Locks;
import dev.hubbub.lock.etcd.EtcdLockServer;
import dev.hubbub.lock.etcd.EtcdSettings;
import dev.hubbub.lock.redis.RedisLockServer;
import dev.hubbub.lock.redis.RedisSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the locks, of the type that the configuration names; a server that it does not name is not asked for. */
@ApplicationScoped
class LockProducer {

    private static final Duration SHORTEST = Duration.ofNanos(100_000);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Produces
    @Singleton
    LockStats stats(MeterRegistry registry) {
        Timer wait = timer("hubbub.lock.wait", "From asking for a lock to having it", registry);
        Timer hold = timer("hubbub.lock.hold", "From having a lock to giving it back", registry);
        return new LockStats(
                nanos -> wait.record(nanos, TimeUnit.NANOSECONDS), nanos -> hold.record(nanos, TimeUnit.NANOSECONDS));
    }

    @Produces
    @Singleton
    Locks locks(LockConfig config, LockStats stats, Vertx vertx, Clock clock) {
        LockServer server =
                switch (config.type()) {
                    case LOCAL -> new LocalLockServer(clock);
                    case REDIS ->
                        new RedisLockServer(
                                vertx,
                                new RedisSettings(config.redisUrls(), config.lease(), config.requestTimeout()),
                                stats);
                    case ETCD ->
                        new EtcdLockServer(
                                new EtcdSettings(config.etcdUrls(), config.lease(), config.requestTimeout()), stats);
                };
        return new Locks(server, new LockSettings(config.waitLimit(), config.maxWaiting()), stats);
    }

    void close(@Disposes Locks locks) {
        locks.close();
    }

    private static Timer timer(String name, String description, MeterRegistry registry) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(registry);
    }
}
