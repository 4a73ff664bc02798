package dev.hubbub.app;

import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.http2.ConnectionStats;
import dev.hubbub.http2.Refusal;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubStats;
import dev.hubbub.hub.SlowConsumerPolicy;
import dev.hubbub.swarm.Swarm;
import dev.hubbub.swarm.SwarmStats;
import dev.hubbub.ws.StompDoor;
import dev.hubbub.ws.StompStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Shows what the hub and the swarm count. Base units; no label per room or user. */
@ApplicationScoped
class Meters {

    private static final List<String> PROTOCOLS = List.of("grpc-broadcast", "grpc-chat", "grpc-direct", "stomp");

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(
            @Observes StartupEvent start,
            Hub hub,
            GrpcServer grpc,
            StompDoor stomp,
            Swarm swarm,
            SwarmStats swarmStats) {
        hub(hub);
        connections(grpc.connections());
        sessions(stomp.stats());
        swarm(swarm, swarmStats);
    }

    private void hub(Hub hub) {
        HubStats stats = hub.stats();
        PROTOCOLS.forEach(protocol -> gauge(
                "hubbub.subscribers",
                "Subscriptions there are now",
                () -> stats.subscribers(protocol),
                Tag.of("protocol", protocol)));
        gauge("hubbub.rooms", "Open rooms there are now", hub::openRooms);
        gauge("hubbub.outbox.bytes", "What waits for slow subscribers", stats::outboxBytes);
        counter("hubbub.published", "Messages that got a place in an order", stats, HubStats::published);
        counter("hubbub.refused", "Messages refused because a lane was too far behind", stats, HubStats::refused);
        counter("hubbub.delivered", "Messages handed to subscribers' streams", stats, HubStats::delivered);
        String resumes = "hubbub.resumes";
        counter(resumes, "Subscribers that came back", stats, HubStats::recovered, Tag.of("recovered", "true"));
        counter(resumes, "Subscribers that came back", stats, HubStats::notRecovered, Tag.of("recovered", "false"));
        counter("hubbub.slow.disconnects", "Subscribers closed for being slow", stats, HubStats::slowDisconnects);
        counter(
                "hubbub.presence.skipped",
                "Comings and goings not told to slow subscribers",
                stats,
                HubStats::presenceSkipped);
        for (SlowConsumerPolicy policy : SlowConsumerPolicy.values()) {
            counter(
                    "hubbub.dropped",
                    "Messages that slow subscribers did not get",
                    stats,
                    s -> s.dropped(policy),
                    Tag.of("policy", policy.tag()));
        }
    }

    private void connections(ConnectionStats stats) {
        gauge("hubbub.grpc.connections", "Connections to the gRPC port there are now", stats::open);
        for (Refusal reason : Refusal.values()) {
            counter(
                    "hubbub.grpc.connections.refused",
                    "Connections to the gRPC port that were refused or closed",
                    stats,
                    s -> s.refused(reason),
                    Tag.of("reason", reason.tag()));
        }
        counter(
                "hubbub.grpc.streams.reset",
                "Streams that ended and were reset because their status was not read",
                stats,
                ConnectionStats::streamsReset);
    }

    private void sessions(StompStats stats) {
        gauge("hubbub.stomp.sessions", "Sessions of STOMP there are now", stats::open);
        for (dev.hubbub.stomp.Refusal reason : dev.hubbub.stomp.Refusal.values()) {
            counter(
                    "hubbub.stomp.sessions.refused",
                    "Sessions of STOMP that were refused or ended",
                    stats,
                    s -> s.refused(reason),
                    Tag.of("reason", reason.tag()));
        }
    }

    private void swarm(Swarm swarm, SwarmStats stats) {
        gauge("hubbub.sim.clients", "Simulated clients there are now", swarm::connected);
        String connects = "hubbub.sim.connects";
        counter(connects, "Clients spawned", stats, SwarmStats::connectsSucceeded, Tag.of("result", "ok"));
        counter(connects, "Clients spawned", stats, SwarmStats::connectsFailed, Tag.of("result", "failed"));
        counter("hubbub.sim.disconnects", "Clients that the server or network ended", stats, SwarmStats::disconnected);
        String sends = "hubbub.sim.sends";
        counter(sends, "Messages sent by clients", stats, SwarmStats::sent, Tag.of("result", "ok"));
        counter(sends, "Messages sent by clients", stats, SwarmStats::sendsFailed, Tag.of("result", "failed"));
        counter("hubbub.sim.received", "Messages that arrived at clients", stats, SwarmStats::received);
        String deliveries = "hubbub.sim.deliveries";
        String description = "Deliveries by the ledgers of ended runs";
        counter(deliveries, description, stats, SwarmStats::delivered, Tag.of("result", "delivered"));
        counter(deliveries, description, stats, SwarmStats::lost, Tag.of("result", "lost"));
        counter(deliveries, description, stats, SwarmStats::duplicated, Tag.of("result", "duplicated"));
        counter(deliveries, description, stats, SwarmStats::reordered, Tag.of("result", "reordered"));
    }

    private void gauge(String name, String description, Supplier<Number> value, Tag... tags) {
        Gauge.builder(name, value)
                .description(description)
                .tags(List.of(tags))
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, String description, T source, ToDoubleFunction<T> value, Tag... tags) {
        FunctionCounter.builder(name, source, value)
                .description(description)
                .tags(List.of(tags))
                .register(registry);
    }
}
