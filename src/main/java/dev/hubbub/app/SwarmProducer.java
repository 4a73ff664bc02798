package dev.hubbub.app;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.SpreadClients;
import dev.hubbub.client.Target;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.error.Faults;
import dev.hubbub.message.MessageRules;
import dev.hubbub.swarm.Swarm;
import dev.hubbub.swarm.SwarmSettings;
import dev.hubbub.swarm.SwarmStats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the swarm from its configuration. */
@ApplicationScoped
class SwarmProducer {

    @Produces
    @Singleton
    SwarmStats stats(MeterRegistry registry) {
        Timer connect = Timer.builder("hubbub.sim.connect")
                .description("From a client's first dial to its subscription")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        return new SwarmStats(nanos -> connect.record(nanos, TimeUnit.NANOSECONDS));
    }

    @Produces
    @Singleton
    GrpcDialler dialler(SwarmConfig config, LabTargets targets) {
        return new GrpcDialler(config.eventLoops(), config.publishTimeout(), targets::mayDial);
    }

    /** Closes its clients first, so that it does not matter whether this or the swarm goes first. */
    void close(@Disposes GrpcDialler dialler) {
        dialler.close();
    }

    @Produces
    @Singleton
    Swarm swarm(SwarmConfig config, MessageRules rules, GrpcDialler dialler, LabTargets own, SwarmStats stats) {
        new Faults()
                .note(
                        "hubbub.swarm.streams-per-connection",
                        config.streamsPerConnection() < 1 ? "must be at least 1" : null)
                .throwIfAny();
        ChatClients clients = new SpreadClients(config.target().stream()
                .map(address -> Target.plain(address).withToken(token(config)))
                .map(target -> dialler.dial(own.known(target), config.streamsPerConnection()))
                .toList());
        SwarmSettings settings = new SwarmSettings(
                RunName.random(),
                config.maxClients(),
                config.maxSpawn(),
                config.maxMessages(),
                config.maxDeliveries(),
                config.window(),
                config.connecting(),
                config.connectTimeout(),
                config.stallTimeout());
        return new Swarm(
                settings,
                rules,
                clients,
                Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("swarm-control", true)),
                stats);
    }

    private static @Nullable String token(SwarmConfig config) {
        return config.token().equals(SecurityConfig.NONE) ? null : config.token();
    }

    void close(@Disposes Swarm swarm) {
        swarm.close();
    }
}
