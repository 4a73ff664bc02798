package dev.hubbub.app;

import dev.hubbub.lock.Locks;
import dev.hubbub.message.Admission;
import dev.hubbub.user.KnownUsers;
import dev.hubbub.user.UserDirectory;
import dev.hubbub.user.UserStore;
import dev.hubbub.user.jdbc.JdbcUserStore;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the user directory, and its store of the kind that the configuration names. */
@ApplicationScoped
class UsersProducer {

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

    @Produces
    @Singleton
    Admission admission(UsersConfig config, UserDirectory directory) {
        return config.required() ? new KnownUsers(directory) : Admission.OPEN;
    }
}
