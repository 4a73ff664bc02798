package dev.hubbub.app;

import dev.hubbub.access.Access;
import dev.hubbub.access.AccessStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Shows how many were not let in; without a label for who they were. */
@ApplicationScoped
class AccessMeters {

    void register(@Observes StartupEvent start, MeterRegistry registry, Access access) {
        for (AccessStats.Reason reason : AccessStats.Reason.values()) {
            FunctionCounter.builder("hubbub.access.refused", access.stats(), stats -> stats.refused(reason))
                    .description("Requests, calls and sessions that were not let in")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
