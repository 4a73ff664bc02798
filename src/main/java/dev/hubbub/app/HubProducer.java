package dev.hubbub.app;

import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubSettings;
import dev.hubbub.hub.HubStats;
import dev.hubbub.latency.IntervalRecorder;
import dev.hubbub.message.MessageRules;
import dev.hubbub.relay.LocalRelay;
import dev.hubbub.relay.Relay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the hub from its configuration. */
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
    Relay relay(Hub hub, Clock clock) {
        return new LocalRelay(hub, clock);
    }

    @Produces
    @Singleton
    Hub hub(HubConfig config, HubStats stats, Clock clock) {
        HubSettings settings = new HubSettings(
                config.outboxMessages(),
                config.outboxBytes(),
                config.slowConsumers(),
                config.historyMessages(),
                config.historyBytes(),
                config.laneBacklog(),
                config.membersListed(),
                config.presenceLimit(),
                config.maxRooms(),
                config.roomIdle());
        return new Hub(settings, stats, clock);
    }

    void close(@Disposes Hub hub) {
        hub.close();
    }
}
