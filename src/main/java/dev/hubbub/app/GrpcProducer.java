package dev.hubbub.app;

import dev.hubbub.grpc.BroadcastService;
import dev.hubbub.grpc.ChatService;
import dev.hubbub.grpc.DirectChatService;
import dev.hubbub.grpc.GrpcLimits;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.grpc.GrpcSettings;
import dev.hubbub.hub.Hub;
import dev.hubbub.message.MessageRules;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingServerInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Starts the gRPC server from its configuration; {@link Housekeeping} ends it. */
@ApplicationScoped
class GrpcProducer {

    @Produces
    @Singleton
    GrpcServer server(GrpcConfig config, Hub hub, MessageRules rules, Clock clock, MeterRegistry registry) {
        List<ServerServiceDefinition> services = List.of(
                new BroadcastService(hub, rules).definition(),
                new ChatService(hub, rules).definition(),
                new DirectChatService(hub, rules, clock).definition());
        return GrpcServer.start(settings(config), services, new MetricCollectingServerInterceptor(registry));
    }

    private static GrpcSettings settings(GrpcConfig config) {
        GrpcLimits limits = new GrpcLimits(
                config.maxConnections(),
                config.maxStreamsPerConnection(),
                config.maxRequestBytes(),
                config.maxHeaderBytes(),
                config.pingInterval(),
                config.idle(),
                config.maxResets(),
                config.resetsPeriod());
        int eventLoops = config.eventLoops().orElse(Runtime.getRuntime().availableProcessors());
        return new GrpcSettings(config.host(), config.port(), eventLoops, null, limits);
    }
}
