package dev.hubbub.app;

import dev.hubbub.client.grpc.GrpcChatClients;
import dev.hubbub.client.grpc.GrpcTarget;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Makes the swarm from its configuration. */
@ApplicationScoped
class SwarmProducer {

    /** Four digits to the base of 36. */
    private static final int LAB_NAMES = 36 * 36 * 36 * 36;

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
    Swarm swarm(SwarmConfig config, MessageRules rules, SwarmStats stats) {
        GrpcTarget target = new GrpcTarget(
                config.target(), config.streamsPerConnection(), config.eventLoops(), config.publishTimeout());
        SwarmSettings settings = new SwarmSettings(
                Integer.toString(ThreadLocalRandom.current().nextInt(LAB_NAMES), Character.MAX_RADIX),
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
                new GrpcChatClients(target),
                Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("swarm-control", true)),
                stats);
    }

    void close(@Disposes Swarm swarm) {
        swarm.close();
    }
}
