package dev.hubbub.app;

import dev.hubbub.hub.HubStats;
import dev.hubbub.lab.Lab;
import dev.hubbub.lab.LabStats;
import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.limit.RateLimiter.Rate;
import dev.hubbub.rest.RateFilter;
import dev.hubbub.swarm.SwarmStats;
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
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the limits from their configuration, and counts whom they turn away. */
@ApplicationScoped
class LimitsProducer {

    /** Before all that may answer a request, so that it is counted; but those answers have headers, too. */
    private static final int PRIORITY = 85_000;

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

    void count(
            @Observes StartupEvent start,
            Limits limits,
            WholeRequests bodies,
            HubStats hub,
            SwarmStats swarm,
            Lab lab,
            MeterRegistry registry) {
        NAMES.forEach(name -> counter(name, limits, all -> all.refused(name)).register(registry));
        counter("body-timeout", bodies, WholeRequests::late).register(registry);
        counter("subscriptions-per-user", hub, HubStats::refusedSubscriptions).register(registry);
        counter("spawn", swarm, SwarmStats::spawnsRefused).register(registry);
        counter("run", lab.stats(), LabStats::refused).register(registry);
    }

    private static <T> FunctionCounter.Builder<T> counter(String limit, T counted, ToDoubleFunction<T> refused) {
        return FunctionCounter.builder("hubbub.limits.refused", counted, refused)
                .description(
                        "Requests, messages, subscriptions, spawns and runs that were too many, too large or too slow")
                .tag("limit", limit);
    }

    private static <K> @Nullable RateLimiter<K> limiter(String name, int perSecond, LimitsConfig config) {
        if (perSecond < 0) {
            throw new IllegalArgumentException(
                    "hubbub.limits." + name + " must be at least 0, which is for any number, not " + perSecond);
        }
        if (perSecond == 0) {
            return null;
        }
        Rate rate = new Rate(perSecond, config.burst());
        return new RateLimiter<>(name, rate, config.remembered(), TimeMeter.SYSTEM_NANOTIME);
    }
}
