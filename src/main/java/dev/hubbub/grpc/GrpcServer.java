package dev.hubbub.grpc;

import dev.hubbub.http2.ConnectionStats;
import dev.hubbub.http2.FrameNegotiator;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The gRPC port: the services, reflection and {@code grpc.health.v1}. Calls run on their connection's event loop, in a
 * direct executor, so nothing in them may block. grpc-netty's own server and not Quarkus's, which hands each call from
 * thread to thread and hides the connection.
 */
public final class GrpcServer implements AutoCloseable {

    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup acceptor;
    private final EventLoopGroup eventLoops;
    private final ConnectionStats connections = new ConnectionStats();
    private final HealthStatusManager health = new HealthStatusManager();
    private final Server server;

    private GrpcServer(GrpcSettings settings, List<ServerServiceDefinition> services, Watch watch) {
        this.acceptor = group(1, "grpc-acceptor");
        this.eventLoops = group(settings.eventLoops(), "grpc-loop");
        this.server = build(settings, services, watch);
    }

    /**
     * Who sees calls before they are answered.
     *
     * @param metrics sees every call of the services
     * @param door sees every call first, those of health, of reflection and of methods that there are not, too; null for
     *     nobody
     */
    public record Watch(ServerInterceptor metrics, @Nullable ServerInterceptor door) {}

    /**
     * Starts a server.
     *
     * @param metrics sees every call of the services
     * @throws UncheckedIOException when it cannot listen
     */
    public static GrpcServer start(
            GrpcSettings settings, List<ServerServiceDefinition> services, ServerInterceptor metrics) {
        return start(settings, services, new Watch(metrics, null));
    }

    /** Likewise, with somebody at the door. */
    public static GrpcServer start(GrpcSettings settings, List<ServerServiceDefinition> services, Watch watch) {
        GrpcServer server = new GrpcServer(settings, services, watch);
        try {
            server.server.start();
        } catch (IOException taken) {
            server.close();
            throw new UncheckedIOException(
                    "cannot listen on " + settings.host() + ":" + settings.port()
                            + "; is something else there? Choose another port with hubbub.grpc.port",
                    taken);
        }
        server.health.setStatus("", ServingStatus.SERVING);
        services.forEach(service ->
                server.health.setStatus(service.getServiceDescriptor().getName(), ServingStatus.SERVING));
        return server;
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** The event loops that serve connections. */
    public EventLoopGroup eventLoops() {
        return eventLoops;
    }

    /** What is known of the connections. */
    public ConnectionStats connections() {
        return connections;
    }

    public boolean isServing() {
        return !server.isShutdown();
    }

    /** Takes no more calls, and says so; those there are go on. */
    public void drain() {
        if (!server.isShutdown()) {
            health.enterTerminalState();
            server.shutdown();
        }
    }

    /** Takes no more calls, waits a little for those there are, and ends the rest. */
    @Override
    public void close() {
        drain();
        try {
            if (!server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        List.of(acceptor, eventLoops).forEach(group -> group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    private Server build(GrpcSettings settings, List<ServerServiceDefinition> services, Watch watch) {
        GrpcLimits limits = settings.limits();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(settings.host(), settings.port()))
                .bossEventLoopGroup(acceptor)
                .workerEventLoopGroup(eventLoops)
                .channelType(channelType())
                .protocolNegotiator(new FrameNegotiator(settings.tls(), limits.connection(), connections))
                .directExecutor()
                .maxConcurrentCallsPerConnection(limits.streamsPerConnection())
                .maxInboundMessageSize(limits.requestBytes())
                .maxInboundMetadataSize(limits.headerBytes())
                .permitKeepAliveTime(0, TimeUnit.MILLISECONDS) // the negotiator's guard sees to that
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(limits.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionIdle(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                .addService(health.getHealthService())
                .addService(oldReflection())
                .addService(ProtoReflectionServiceV1.newInstance());
        services.forEach(service -> builder.addService(ServerInterceptors.intercept(service, watch.metrics())));
        if (watch.door() != null) {
            builder.fallbackHandlerRegistry(new UnknownMethods()).intercept(watch.door());
        }
        return builder.build();
    }

    /** For tools that do not know version 1 of reflection yet. */
    @SuppressWarnings("deprecation")
    private static BindableService oldReflection() {
        return ProtoReflectionService.newInstance();
    }

    private static EventLoopGroup group(int threads, String name) {
        DefaultThreadFactory factory = new DefaultThreadFactory(name, true);
        return Epoll.isAvailable()
                ? new EpollEventLoopGroup(threads, factory)
                : new NioEventLoopGroup(threads, factory);
    }

    private static Class<? extends ServerChannel> channelType() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }
}
