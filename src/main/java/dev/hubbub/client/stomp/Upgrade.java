package dev.hubbub.client.stomp;

import dev.hubbub.client.stomp.Failures.Step;
import dev.hubbub.stomp.StompVersion;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a WebSocket on a connection that is open, or encrypted. Leaves it with three handlers: a WebSocket's decoder
 * and encoder, and the session's.
 */
final class Upgrade extends ChannelInboundHandlerAdapter {

    private static final int LINE_BYTES = 4096;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int BODY_BYTES = 64 * 1024;
    private static final int MOST_FRAME_BYTES = 4 * 1024 * 1024 + 256 * 1024;
    private static final long FORCE_CLOSE_MILLIS = 1000;

    private final Handshake handshake;
    private final Endpoint endpoint;
    private final StompSession session;
    private @Nullable WebSocketClientHandshaker asked;

    Upgrade(Handshake handshake, Endpoint endpoint, StompSession session) {
        this.handshake = handshake;
        this.endpoint = endpoint;
        this.session = session;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        handshake.tcpOpened();
        SslHandler encryption = context.pipeline().get(SslHandler.class);
        if (encryption == null) {
            ask(context);
        } else {
            encryption.handshakeFuture().addListener(encrypted -> {
                if (encrypted.isSuccess()) {
                    ask(context);
                } else {
                    exceptionCaught(context, encrypted.cause());
                }
            });
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        try {
            if (read instanceof FullHttpResponse response) {
                answered(context, response);
            }
        } catch (WebSocketHandshakeException refused) {
            exceptionCaught(context, refused);
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.fail(endpoint.failures().closed(Step.WEB_SOCKET));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        session.fail(endpoint.failures().of(cause, Step.WEB_SOCKET));
        context.close();
    }

    private void ask(ChannelHandlerContext context) {
        WebSocketClientHandshaker asking = WebSocketClientHandshakerFactory.newHandshaker(
                endpoint.uri(),
                WebSocketVersion.V13,
                String.join(",", subprotocols()),
                false,
                session.speech().upgrade(),
                MOST_FRAME_BYTES,
                true,
                false,
                FORCE_CLOSE_MILLIS,
                false,
                false);
        asked = asking;
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addBefore(context.name(), null, new HttpClientCodec(LINE_BYTES, HEADER_BYTES, LINE_BYTES));
        pipeline.addBefore(context.name(), null, new HttpObjectAggregator(BODY_BYTES));
        asking.handshake(context.channel()).addListener(sent -> {
            if (!sent.isSuccess()) {
                exceptionCaught(context, sent.cause());
            }
        });
    }

    private void answered(ChannelHandlerContext context, FullHttpResponse response) {
        if (response.decoderResult().isFailure()) {
            session.fail(endpoint.failures().noHttp());
        } else if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            session.fail(endpoint.failures().http(response.status()));
        } else if (mayBeStomp(response.headers())) {
            open(context, response);
            return;
        }
        context.close();
    }

    /** A server need not choose a subprotocol (RFC 6455, 4.2.2), but none that was not offered. */
    private boolean mayBeStomp(HttpHeaders answered) {
        String chosen = answered.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        boolean offered = chosen == null || subprotocols().contains(chosen);
        if (!offered) {
            session.fail(endpoint.failures().otherSubprotocol(chosen));
        }
        return offered;
    }

    private void open(ChannelHandlerContext context, FullHttpResponse response) {
        boolean named = response.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (!named) { // the handshaker insists on one; the version is agreed upon in CONNECT anyway
            response.headers()
                    .set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, subprotocols().get(0));
        }
        Objects.requireNonNull(asked).finishHandshake(context.channel(), response);
        Conversation begun = handshake.webSocketOpened(context.channel(), named ? Step.STOMP : Step.STOMP_UNNAMED);
        if (begun == null) {
            context.close();
            return;
        }
        context.pipeline().replace(this, null, new SessionHandler(session, begun, endpoint.failures()));
    }

    private List<String> subprotocols() {
        return endpoint.stomp().versions().stream()
                .map(StompVersion::numbered)
                .filter(Objects::nonNull)
                .map(StompVersion::subprotocol)
                .toList();
    }
}
