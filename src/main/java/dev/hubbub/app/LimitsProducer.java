package dev.hubbub.app;

import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.limit.RateLimiter.Rate;
import dev.hubbub.rest.RateFilter;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the limits from their configuration, and counts whom they turn away. */
@ApplicationScoped
class LimitsProducer {

    /** Before anybody is asked who they are: that costs more than to count them. */
    private static final int PRIORITY = 70_000;

    private static final List<String> NAMES = List.of("requests-per-address", "requests-per-user", "messages-per-user");

    @Produces
    @Singleton
    Limits limits(LimitsConfig config) {
        return new Limits(
                limiter(NAMES.get(0), config.requestsPerAddress(), config),
                limiter(NAMES.get(1), config.requestsPerUser(), config),
                limiter(NAMES.get(2), config.messagesPerUser(), config));
    }

    void guard(@Observes Filters filters, Limits limits) {
        if (limits.requestsOfAddress() != null) {
            filters.register(new RateFilter(limits), PRIORITY);
        }
    }

    void count(@Observes StartupEvent start, Limits limits, MeterRegistry registry) {
        for (String name : NAMES) {
            FunctionCounter.builder("hubbub.limits.refused", limits, all -> all.refused(name))
                    .description("Requests, calls and messages that were too many")
                    .tag("limit", name)
                    .register(registry);
        }
    }

    private static <K> @Nullable RateLimiter<K> limiter(String name, int perSecond, LimitsConfig config) {
        if (perSecond == 0) {
            return null;
        }
        Rate rate = new Rate(perSecond, config.burst());
        return new RateLimiter<>(name, rate, config.remembered(), TimeMeter.SYSTEM_NANOTIME);
    }
}
