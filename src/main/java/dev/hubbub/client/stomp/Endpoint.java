package dev.hubbub.client.stomp;

import dev.hubbub.client.HostPort;
import dev.hubbub.client.StompHeaders;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Template;
import dev.hubbub.client.Tls;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.client.net.Trust;
import dev.hubbub.error.HubbubException;
import dev.hubbub.stomp.Header;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A target that was looked through, and how it is dialled.
 *
 * @param tls how to encrypt; null for plain text
 */
record Endpoint(Target target, StompTarget stomp, String host, int port, @Nullable SslContext tls, ClientLoops loops) {

    /** So much a connection that is not read may leave in this process: a read's worth. */
    private static final int MOST_READ_BYTES = 16 * 1024;

    private static final int LEAST_READ_BYTES = 256;
    private static final int FIRST_READ_BYTES = 1024;
    private static final int READS_AT_ONCE = 4;

    /** So much one that is not read may leave in the kernel, that the server notices soon. */
    private static final int RECEIVE_BUFFER_BYTES = 64 * 1024;

    /** @throws HubbubException INVALID_ARGUMENT when the target can never be dialled as it stands */
    static Endpoint of(Target target, ClientLoops loops) {
        StompTarget stomp = target.stomp();
        HostPort address = HostPort.of(target.address());
        if (stomp == null || address.host().isEmpty() || address.port() == null) {
            throw HubbubException.invalid("target.url", "must be ws:// or wss:// with a host and a port");
        }
        if (target.isOverheard()) {
            refuse("target.token", target.token());
            refuse("target.passcode", stomp.login().passcode());
            refuseSecrets("target.upgradeHeaders", stomp.headers().upgrade());
            refuseSecrets("target.headers", stomp.headers().connect());
        }
        SslContext tls = target.tls() == null ? null : Trust.context(target.tls(), builder -> builder);
        return new Endpoint(target, stomp, address.host(), address.port(), tls, loops);
    }

    /** What connections begin with; the caller adds what they are to be handled by. */
    Bootstrap bootstrap(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channelFactory(loops.channels())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        stomp.handshakeTimeout().toMillis())
                .option(
                        ChannelOption.RCVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ_BYTES, FIRST_READ_BYTES, MOST_READ_BYTES)
                                .maxMessagesPerRead(READS_AT_ONCE));
    }

    /** What encrypts one connection; null for plain text. */
    @Nullable SslHandler encryption(ByteBufAllocator allocator) {
        Tls wanted = target.tls();
        if (tls == null || wanted == null) {
            return null;
        }
        SslHandler handler = tls.newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(stomp.handshakeTimeout().toMillis());
        if (wanted.verify()) {
            SSLParameters parameters = handler.engine().getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            handler.engine().setSSLParameters(parameters);
        }
        return handler;
    }

    /** Where the WebSocket is. */
    URI uri() {
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return URI.create((tls == null ? "ws://" : "wss://") + authority + stomp.path());
    }

    /** Whether what is sent is JSON, in which what takes a placeholder's place has to be escaped. */
    boolean isJson() {
        Template type = stomp.headers().send().get(Header.CONTENT_TYPE);
        return type != null && type.toString().toLowerCase(Locale.ROOT).contains("json");
    }

    Failures failures() {
        return new Failures(target, stomp);
    }

    private static void refuseSecrets(String field, Map<String, Template> headers) {
        headers.forEach((name, value) -> refuse(field + "." + name, StompHeaders.isSecret(name) ? name : null));
    }

    private static void refuse(String field, @Nullable String secret) {
        if (secret != null) {
            throw HubbubException.invalid(
                    field,
                    "is not sent in plain text to another machine, where whoever listens could read it; use wss://");
        }
    }
}
