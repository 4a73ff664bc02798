package dev.hubbub.app;

import dev.hubbub.access.Access;
import dev.hubbub.grpc.AccessCheck;
import dev.hubbub.grpc.BroadcastService;
import dev.hubbub.grpc.ChatService;
import dev.hubbub.grpc.DirectChatService;
import dev.hubbub.grpc.GrpcLimits;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.grpc.GrpcSettings;
import dev.hubbub.grpc.HandledCalls;
import dev.hubbub.grpc.RateCheck;
import dev.hubbub.grpc.UserService;
import dev.hubbub.http2.ConnectionLimits;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubStats;
import dev.hubbub.limit.Limits;
import dev.hubbub.message.Admission;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.relay.LocalRelay;
import dev.hubbub.user.UserDirectory;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingServerInterceptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.ssl.SslContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the gRPC server from its configuration; {@link Housekeeping} ends it. */
@ApplicationScoped
class GrpcProducer {

    private static final Logger LOG = Logger.getLogger(GrpcProducer.class);
    private static final Duration[] HANDLING_BUCKETS = LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    @Produces
    @Singleton
    GrpcServer server(
            GrpcConfig config,
            Exposure agreedTo,
            Access access,
            Limits limits,
            GrpcTls tls,
            ChatBackend backend,
            UserDirectory users,
            Clock clock,
            MeterRegistry registry) {
        GrpcSettings settings = settings(config, tls.context());
        if (config.warmUp().compareTo(Duration.ZERO) > 0) {
            Hub alone = new Hub(backend.hub().settings(), new HubStats(nanos -> {}), clock);
            ChatBackend apart = new ChatBackend(new LocalRelay(alone, clock), backend.rules(), Admission.OPEN);
            var chat = services(apart, clock);
            new WarmUp(backend.rules())
                    .run(
                            config.warmUp(),
                            () -> GrpcServer.start(settings.onLoopback(), chat, metered(new SimpleMeterRegistry())));
        }
        List<ServerServiceDefinition> services = new ArrayList<>(services(backend, clock));
        services.add(new UserService(users).definition());
        if (access.isGuarded()) {
            AccessCheck check = new AccessCheck(access, limits);
            services.replaceAll(service -> ServerInterceptors.intercept(service, check));
        }
        HandledCalls handled = new HandledCalls(new GrpcMeters(registry, HANDLING_BUCKETS));
        services.replaceAll(service -> ServerInterceptors.intercept(service, handled));
        RateCheck rate = limits.requestsOfAddress() == null ? null : new RateCheck(limits);
        GrpcServer server = GrpcServer.start(settings, services, new GrpcServer.Watch(metered(registry), rate));
        LOG.infof(
                "gRPC listens on %s:%d, %s",
                config.host(), server.port(), settings.tls() == null ? "plain text" : "TLS");
        return server;
    }

    private static List<ServerServiceDefinition> services(ChatBackend backend, Clock clock) {
        return List.of(
                new BroadcastService(backend).definition(),
                new ChatService(backend).definition(),
                new DirectChatService(backend, clock).definition());
    }

    /** Counts calls by method and status, and times them with few buckets: there is a series for each of all three. */
    private static MetricCollectingServerInterceptor metered(MeterRegistry registry) {
        return new MetricCollectingServerInterceptor(
                registry, UnaryOperator.identity(), timer -> timer.serviceLevelObjectives(HANDLING_BUCKETS));
    }

    private static GrpcSettings settings(GrpcConfig config, @Nullable SslContext tls) {
        ConnectionLimits connection = new ConnectionLimits(
                config.maxConnections(),
                config.maxConnectionsPerAddress(),
                config.handshakeTimeout(),
                config.pingInterval(),
                config.maxControlFrames(),
                config.maxSettings(),
                config.maxResets(),
                config.resetsPeriod(),
                config.maxUnreadBytes(),
                config.closeGrace());
        GrpcLimits limits = new GrpcLimits(
                connection,
                config.maxStreamsPerConnection(),
                config.maxRequestBytes(),
                config.maxHeaderBytes(),
                config.idle(),
                config.keepAlive());
        int eventLoops = config.eventLoops() > 0
                ? config.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        return new GrpcSettings(config.host(), config.port(), eventLoops, tls, limits);
    }
}
