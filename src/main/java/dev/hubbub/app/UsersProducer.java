package dev.hubbub.app;

import dev.hubbub.lock.LocalLockServer;
import dev.hubbub.lock.LockSettings;
import dev.hubbub.lock.LockStats;
import dev.hubbub.lock.Locks;
import dev.hubbub.user.UserDirectory;
import dev.hubbub.user.UserStore;
import dev.hubbub.user.jdbc.JdbcUserStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the user directory, its store and its locks, of the kinds that the configuration names. */
@ApplicationScoped
class UsersProducer {

    private static final Duration SHORTEST = Duration.ofNanos(100_000);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Produces
    @Singleton
    UserStore store(UsersConfig config) {
        return new JdbcUserStore(UsersConfig.database(config));
    }

    void close(@Disposes UserStore store) {
        store.close();
    }

    @Produces
    @Singleton
    LockStats lockStats(MeterRegistry registry) {
        Timer wait = timer("hubbub.lock.wait", "From asking for a lock to having it", registry);
        Timer hold = timer("hubbub.lock.hold", "From having a lock to giving it back", registry);
        return new LockStats(
                nanos -> wait.record(nanos, TimeUnit.NANOSECONDS), nanos -> hold.record(nanos, TimeUnit.NANOSECONDS));
    }

    @Produces
    @Singleton
    Locks locks(LockConfig config, LockStats stats, Clock clock) {
        return new Locks(new LocalLockServer(clock), new LockSettings(config.waitLimit(), config.maxWaiting()), stats);
    }

    void close(@Disposes Locks locks) {
        locks.close();
    }

    @Produces
    @Singleton
    UserWorkers workers(UsersConfig config) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                config.connections(),
                config.connections(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(config.maxWaiting()),
                new DefaultThreadFactory("users", true));
        threads.allowCoreThreadTimeOut(true);
        return new UserWorkers(threads);
    }

    void close(@Disposes UserWorkers workers) {
        workers.close();
    }

    @Produces
    @Singleton
    UserDirectory directory(UserStore store, Locks locks, UserWorkers workers, Clock clock) {
        return new UserDirectory(store, locks, workers.threads(), clock);
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
