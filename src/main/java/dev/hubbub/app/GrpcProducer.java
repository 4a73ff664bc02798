package dev.hubbub.app;

import dev.hubbub.grpc.BroadcastService;
import dev.hubbub.grpc.ChatService;
import dev.hubbub.grpc.DirectChatService;
import dev.hubbub.grpc.GrpcLimits;
import dev.hubbub.grpc.GrpcServer;
import dev.hubbub.grpc.GrpcSettings;
import dev.hubbub.grpc.HandledCalls;
import dev.hubbub.grpc.UserService;
import dev.hubbub.http2.ConnectionLimits;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.HubStats;
import dev.hubbub.message.Admission;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.relay.LocalRelay;
import dev.hubbub.user.UserDirectory;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingServerInterceptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
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
    static final String PLAIN_TEXT = "none";
    private static final ApplicationProtocolConfig GRPC_OVER_TLS = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);
    private static final Duration[] HANDLING_BUCKETS = LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    @Produces
    @Singleton
    GrpcServer server(
            GrpcConfig config,
            Exposure agreedTo,
            TlsConfigurationRegistry tls,
            ChatBackend backend,
            UserDirectory users,
            Clock clock,
            MeterRegistry registry) {
        GrpcSettings settings = settings(config, tls(config.tls(), tls));
        if (config.warmUp().compareTo(Duration.ZERO) > 0) {
            Hub alone = new Hub(backend.hub().settings(), new HubStats(nanos -> {}), clock);
            ChatBackend apart = new ChatBackend(new LocalRelay(alone, clock), backend.rules(), Admission.OPEN);
            var chat = services(apart, clock);
            new WarmUp(backend.rules())
                    .run(config.warmUp(), () -> start(settings.onLoopback(), chat, new SimpleMeterRegistry()));
        }
        List<ServerServiceDefinition> services = new ArrayList<>(services(backend, clock));
        services.add(new UserService(users).definition());
        HandledCalls handled = new HandledCalls(new GrpcMeters(registry, HANDLING_BUCKETS));
        services.replaceAll(service -> ServerInterceptors.intercept(service, handled));
        GrpcServer server = start(settings, services, registry);
        LOG.infof(
                "gRPC listens on %s:%d, %s",
                config.host(), server.port(), settings.tls() == null ? "plain text" : "TLS");
        return server;
    }

    private static GrpcServer start(
            GrpcSettings settings, List<ServerServiceDefinition> services, MeterRegistry registry) {
        return GrpcServer.start(settings, services, metered(registry));
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

    private static @Nullable SslContext tls(String name, TlsConfigurationRegistry registry) {
        if (name.equals(PLAIN_TEXT)) {
            return null;
        }
        TlsConfiguration tls = registry.get(name)
                .orElseThrow(() -> new IllegalArgumentException("hubbub.grpc.tls is \"" + name
                        + "\", but there is no TLS configuration of that name; set quarkus.tls." + name
                        + ".key-store, or set hubbub.grpc.tls=" + PLAIN_TEXT));
        try {
            return new JdkSslContext(
                    tls.createSSLContext(),
                    false,
                    Http2SecurityUtil.CIPHERS,
                    SupportedCipherSuiteFilter.INSTANCE,
                    GRPC_OVER_TLS,
                    ClientAuth.NONE,
                    null,
                    false);
        } catch (Exception unusable) {
            throw new IllegalArgumentException(
                    "the TLS configuration \"" + name + "\" cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
