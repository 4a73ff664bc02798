package dev.hubbub.app;

import dev.hubbub.lock.LockStats;
import dev.hubbub.lock.Locks;
import dev.hubbub.user.UserStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** Shows what the user directory and its locks count. */
@ApplicationScoped
class UsersMeters {

    private final MeterRegistry registry;

    UsersMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The store is asked for once, so that the first request finds it open; one that is away may come later. */
    void register(@Observes StartupEvent start, UserStore store, Locks locks, LockStats stats, UserWorkers workers) {
        workers.threads().execute(store::outage);
        counter("hubbub.lock.contended", "Locks that were found held by others", stats, LockStats::contended);
        counter("hubbub.lock.lost", "Leases that ran out or were taken away while held", stats, LockStats::lost);
        counter("hubbub.lock.refused", "Callers who did not get their lock", stats, LockStats::refused);
        gauge("hubbub.lock.waiting", "Callers of this instance who wait for a lock", locks, Locks::waiting);
        gauge("hubbub.users.waiting", "Requests that wait for the database", workers, UserWorkers::waiting);
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, String description, LockStats stats, ToDoubleFunction<LockStats> value) {
        FunctionCounter.builder(name, stats, value).description(description).register(registry);
    }
}
