package dev.hubbub.http2;

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

/** Begins connections as grpc-netty does, and lets their calls find their {@link FrameConnection}. */
public final class FrameNegotiator implements ProtocolNegotiator {

    private final ProtocolNegotiator usual;

    /**
     * @param tls how to encrypt, with ALPN for HTTP/2; null for plain text
     */
    public FrameNegotiator(@Nullable SslContext tls) {
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
        return new Introduction(handler, usual.newHandler(handler));
    }

    @Override
    public void close() {
        usual.close();
    }

    /** Gives way to the usual handler when the negotiation begins, with the connection among its attributes. */
    private static final class Introduction extends ChannelInboundHandlerAdapter {

        private final GrpcHttp2ConnectionHandler handler;
        private final ChannelHandler usual;

        Introduction(GrpcHttp2ConnectionHandler handler, ChannelHandler usual) {
            this.handler = handler;
            this.usual = usual;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ProtocolNegotiationEvent begin) {
                FrameConnection connection = new FrameConnection(context.channel(), handler);
                Attributes attributes = InternalProtocolNegotiationEvent.getAttributes(begin).toBuilder()
                        .set(FrameConnection.KEY, connection)
                        .build();
                context.pipeline().addBefore(context.name(), null, new BufferWatch(connection));
                context.pipeline().replace(this, null, usual);
                context.fireUserEventTriggered(InternalProtocolNegotiationEvent.withAttributes(begin, attributes));
            } else {
                context.fireUserEventTriggered(event);
            }
        }
    }
}
