package dev.hubbub.client.grpc;

import dev.hubbub.client.HostPort;
import dev.hubbub.client.Target;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.net.Trust;
import dev.hubbub.error.HubbubException;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.InternalNettyChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A target that was looked through, and how it is dialled.
 *
 * @param tls how to encrypt; null for plain text
 * @param publishTimeout how long the server may take to take a message
 */
record Endpoint(
        Target target, String host, int port, @Nullable SslContext tls, ClientLoops loops, Duration publishTimeout) {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** @throws HubbubException INVALID_ARGUMENT when the target can never be dialled as it stands */
    static Endpoint of(Target target, ClientLoops loops, Duration publishTimeout) {
        HostPort address = HostPort.of(target.address());
        if (address.host().isEmpty() || address.port() == null) {
            throw HubbubException.invalid("target.url", "must be host:port, not \"" + target.address() + "\"");
        }
        if (target.token() != null && target.isOverheard()) {
            throw HubbubException.invalid(
                    "target.token",
                    "is not sent in plain text to another machine, where whoever listens could read it; use target.tls");
        }
        SslContext tls = target.tls() == null
                ? null
                : Trust.context(target.tls(), builder -> GrpcSslContexts.configure(builder, SslProvider.JDK));
        return new Endpoint(target, address.host(), address.port(), tls, loops, publishTimeout);
    }

    /** A channel with one connection. Nothing is dialled before the first call. */
    ManagedChannel dial() {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(host, port)
                .eventLoopGroup(loops.group())
                .channelFactory(loops.channels())
                .flowControlWindow(FlowWindows.STREAM_BYTES)
                .directExecutor()
                .disableRetry();
        InternalNettyChannelBuilder.setProtocolNegotiatorFactory(builder, new FlowWindows(tls));
        if (target.token() != null) {
            Metadata credentials = new Metadata();
            credentials.put(AUTHORIZATION, "Bearer " + target.token());
            builder.intercept(MetadataUtils.newAttachHeadersInterceptor(credentials));
        }
        return builder.build();
    }

    Failures failures() {
        return new Failures(target, publishTimeout);
    }
}
