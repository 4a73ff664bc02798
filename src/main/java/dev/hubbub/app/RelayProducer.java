package dev.hubbub.app;

import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubSettings;
import dev.hubbub.hub.HubStats;
import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.message.Admission;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.MessageTracer;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.relay.LimitedRelay;
import dev.hubbub.relay.LocalRelay;
import dev.hubbub.relay.Relay;
import dev.hubbub.relay.kafka.KafkaRelay;
import dev.hubbub.relay.kafka.RelayStats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the hub, and the relay that brings it what is said: of the kind that the configuration names. */
@ApplicationScoped
class RelayProducer {

    @Produces
    @Singleton
    RelayStats stats(MeterRegistry registry) {
        Timer produce = Timer.builder("hubbub.relay.produce.latency")
                .description(
                        "From a message's publisher to its place in Kafka's order, acknowledged by all in-sync replicas")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        return new RelayStats(nanos -> produce.record(nanos, TimeUnit.NANOSECONDS));
    }

    @Produces
    @Singleton
    Relay relay(
            RelayConfig config,
            KafkaConfig kafka,
            HubSettings settings,
            HubStats hubStats,
            RelayStats stats,
            MessageTracer tracer,
            Clock clock) {
        return switch (config.kind()) {
            case MEMORY -> new LocalRelay(new Hub(settings, hubStats, clock), clock);
            case KAFKA ->
                new KafkaRelay(
                        KafkaConfig.settings(kafka),
                        stats,
                        clock,
                        tracer,
                        (origin, peers) -> new Hub(settings, hubStats, clock, origin, peers));
        };
    }

    void close(@Disposes Relay relay) {
        relay.close();
    }

    @Produces
    @Singleton
    ChatBackend backend(Relay relay, MessageRules rules, Admission admission, Limits limits, MessageTracer tracer) {
        RateLimiter<String> messages = limits.messagesOfUser();
        return new ChatBackend(messages == null ? relay : new LimitedRelay(relay, messages), rules, admission, tracer);
    }

    @Produces
    @Singleton
    Hub hub(Relay relay) {
        return relay.hub();
    }

    void close(@Disposes Hub hub) {
        hub.close();
    }
}
