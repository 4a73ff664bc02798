package dev.hubbub.http2;

import dev.hubbub.limit.AddressQuota;
import io.grpc.Attributes;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalProtocolNegotiationEvent;
import io.grpc.netty.InternalProtocolNegotiator.ProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.grpc.netty.ProtocolNegotiationEvent;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** Begins connections as grpc-netty does, guarded, and lets their calls find their {@link FrameConnection}. */
public final class FrameNegotiator implements ProtocolNegotiator {

    private final ConnectionLimits limits;
    private final ConnectionStats stats;
    private final ProtocolNegotiator usual;
    private final AddressQuota addresses;

    /**
     * @param tls how to encrypt, with ALPN for HTTP/2; null for plain text
     * @param stats counts the connections, and their streams that are reset
     */
    public FrameNegotiator(@Nullable SslContext tls, ConnectionLimits limits, ConnectionStats stats) {
        this.limits = limits;
        this.stats = stats;
        this.addresses = new AddressQuota(limits.perAddress());
        this.usual = tls == null
                ? InternalProtocolNegotiators.serverPlaintext()
                : InternalProtocolNegotiators.serverTls(tls);
    }

    @Override
    public AsciiString scheme() {
        return usual.scheme();
    }

    @Override
    public ChannelHandler newHandler(GrpcHttp2ConnectionHandler handler) {
        return new Introduction(
                handler, usual.newHandler(handler), limits, new ConnectionGuard(limits, stats, addresses), stats);
    }

    @Override
    public void close() {
        usual.close();
    }

    /** Gives way to the usual handler when the negotiation begins, with the connection among its attributes. */
    private static final class Introduction extends ChannelInboundHandlerAdapter {

        private final GrpcHttp2ConnectionHandler handler;
        private final ChannelHandler usual;
        private final ConnectionLimits limits;
        private final ConnectionStats stats;
        private final ConnectionGuard guard;

        Introduction(
                GrpcHttp2ConnectionHandler handler,
                ChannelHandler usual,
                ConnectionLimits limits,
                ConnectionGuard guard,
                ConnectionStats stats) {
            this.handler = handler;
            this.usual = usual;
            this.limits = limits;
            this.stats = stats;
            this.guard = guard;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            context.pipeline().addBefore(context.name(), null, guard);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (guard.isRefused()) {
                return;
            }
            if (event instanceof ProtocolNegotiationEvent begin) {
                FrameConnection connection =
                        new FrameConnection(context.channel(), handler, limits.closeGrace(), stats);
                FrameGuard.over(handler, guard, connection, limits);
                Attributes attributes = InternalProtocolNegotiationEvent.getAttributes(begin).toBuilder()
                        .set(FrameConnection.KEY, connection)
                        .build();
                context.pipeline().addBefore(context.name(), null, new BufferWatch(connection));
                context.pipeline().addLast(new ClosedAlready());
                context.pipeline().replace(this, null, usual);
                context.fireUserEventTriggered(InternalProtocolNegotiationEvent.withAttributes(begin, attributes));
            } else {
                context.fireUserEventTriggered(event);
            }
        }
    }
}
