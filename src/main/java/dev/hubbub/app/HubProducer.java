package dev.hubbub.app;

import dev.hubbub.hub.HubSettings;
import dev.hubbub.hub.HubStats;
import dev.hubbub.latency.IntervalRecorder;
import dev.hubbub.message.MessageRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes what the hub needs from its configuration. */
@ApplicationScoped
class HubProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    MessageRules rules(MessageConfig config) {
        return new MessageRules(config.maxBytes());
    }

    @Produces
    @Singleton
    IntervalRecorder recentFanOut() {
        return new IntervalRecorder();
    }

    @Produces
    @Singleton
    HubStats stats(MeterRegistry registry, IntervalRecorder recentFanOut) {
        Timer fanOut = Timer.builder("hubbub.fanout.latency")
                .description("From a message's place in the order to its last subscriber on an event loop")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(10_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        return new HubStats(nanos -> {
            fanOut.record(nanos, TimeUnit.NANOSECONDS);
            recentFanOut.record(nanos);
        });
    }

    @Produces
    @Singleton
    HubSettings settings(HubConfig config) {
        return new HubSettings(
                config.outboxMessages(),
                config.outboxBytes(),
                config.slowConsumers(),
                config.historyMessages(),
                config.historyBytes(),
                config.laneBacklog(),
                config.membersListed(),
                config.presenceLimit(),
                config.maxRooms(),
                config.roomIdle(),
                config.subscriptionsPerUser());
    }
}
