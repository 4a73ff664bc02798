package dev.hubbub.app;

import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.PartitionStatus;
import dev.hubbub.relay.Relay;
import dev.hubbub.relay.kafka.RelayStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Shows what the relay counts; where the instance is alone, it is up, there is one instance, and all else is 0. */
@ApplicationScoped
class RelayMeters {

    private static final String ERRORS = "hubbub.relay.produce.errors";
    private static final String ERRORS_TEXT = "Messages that publishers were told are not taken, or not known to be";
    private static final String LEFT_OUT = "hubbub.relay.left.out";
    private static final String LEFT_OUT_TEXT = "Records that were read and that nobody gets";

    private final MeterRegistry registry;

    RelayMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent start, Relay relay, RelayStats stats) {
        counter(
                "hubbub.relay.relayed",
                "Messages read from the relay and handed to the hub",
                stats,
                RelayStats::relayed);
        counter(ERRORS, ERRORS_TEXT, stats, RelayStats::failed, Tag.of("reason", "failed"));
        counter(ERRORS, ERRORS_TEXT, stats, RelayStats::refused, Tag.of("reason", "refused"));
        counter(ERRORS, ERRORS_TEXT, stats, RelayStats::uncertain, Tag.of("reason", "uncertain"));
        counter(LEFT_OUT, LEFT_OUT_TEXT, stats, RelayStats::malformed, Tag.of("reason", "malformed"));
        counter(LEFT_OUT, LEFT_OUT_TEXT, stats, RelayStats::expired, Tag.of("reason", "expired"));
        counter(LEFT_OUT, LEFT_OUT_TEXT, stats, RelayStats::skipped, Tag.of("reason", "skipped"));
        counter(
                "hubbub.relay.strays",
                "Messages outside their room's partition: delivered, not remembered",
                stats,
                RelayStats::strays);
        counter(
                "hubbub.relay.presence.dropped",
                "Comings and goings not told to the other instances at once",
                stats,
                RelayStats::presenceDropped);
        counter(
                "hubbub.relay.rebalances",
                "How often the partitions that this instance reads have changed, the first time included",
                stats,
                RelayStats::assignments);
        gauge(
                "hubbub.relay.up",
                "1 while what is said here reaches all instances, else 0",
                relay,
                cluster -> cluster.state() == Cluster.State.UP ? 1 : 0);
        gauge(
                "hubbub.relay.instances",
                "Instances that are known, this one included",
                relay,
                cluster -> cluster.instances().size());
        gauge(
                "hubbub.relay.consumer.lag",
                "Messages in the relay that this instance has not read yet",
                relay,
                cluster -> cluster.partitions().stream()
                        .mapToDouble(partition -> Math.max(0, partition.lag()))
                        .sum());
        gauge(
                "hubbub.relay.in.flight",
                "Messages published here that wait for their place",
                relay,
                sum(PartitionStatus::inFlight));
        gauge(
                "hubbub.relay.in.doubt",
                "Messages published here that may or may not have one",
                relay,
                sum(PartitionStatus::uncertain));
    }

    private static ToDoubleFunction<Cluster> sum(ToIntFunction<PartitionStatus> figure) {
        return cluster -> cluster.partitions().stream().mapToInt(figure).sum();
    }

    private void gauge(String name, String description, Relay relay, ToDoubleFunction<Cluster> value) {
        Gauge.builder(name, relay, asked -> value.applyAsDouble(asked.cluster()))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private void counter(
            String name, String description, RelayStats stats, ToDoubleFunction<RelayStats> value, Tag... tags) {
        FunctionCounter.builder(name, stats, value)
                .description(description)
                .tags(List.of(tags))
                .register(registry);
    }
}
