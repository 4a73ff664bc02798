package dev.hubbub.client.grpc;

import io.grpc.internal.GrpcUtil;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiator.ProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Begins connections as grpc-netty does, but with a larger flow-control window for the connection than for each of its
 * streams; grpc-netty has one setting for both. What a client leaves unread is kept in memory up to its stream's window,
 * so that has to be small; the connection's is credited as data comes, read or not, and bounds only what is on the way.
 */
final class FlowWindows implements InternalProtocolNegotiator.ClientFactory {

    /** HTTP/2's own default, and so what a server has to expect of anybody. */
    static final int STREAM_BYTES = 65_535;

    private static final int CONNECTION_BYTES = 1 << 20;

    private final @Nullable SslContext tls;

    /** @param tls how to encrypt; null for plain text */
    FlowWindows(@Nullable SslContext tls) {
        this.tls = tls;
    }

    @Override
    public ProtocolNegotiator newNegotiator() {
        return new Negotiator(
                tls == null ? InternalProtocolNegotiators.plaintext() : InternalProtocolNegotiators.tls(tls));
    }

    @Override
    public int getDefaultPort() {
        return tls == null ? GrpcUtil.DEFAULT_PORT_PLAINTEXT : GrpcUtil.DEFAULT_PORT_SSL;
    }

    private record Negotiator(ProtocolNegotiator usual) implements ProtocolNegotiator {

        @Override
        public AsciiString scheme() {
            return usual.scheme();
        }

        @Override
        public ChannelHandler newHandler(GrpcHttp2ConnectionHandler handler) {
            handler.connection().addListener(new Widening(handler.connection()));
            return usual.newHandler(handler);
        }

        @Override
        public void close() {
            usual.close();
        }
    }

    /** Widens the connection's window when the first stream begins: by then the preface was sent. On the event loop. */
    private static final class Widening extends Http2ConnectionAdapter {

        private final Http2Connection connection;
        private boolean done;

        Widening(Http2Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onStreamAdded(Http2Stream stream) {
            if (done) {
                return;
            }
            done = true;
            try {
                connection
                        .local()
                        .flowController()
                        .incrementWindowSize(connection.connectionStream(), CONNECTION_BYTES - STREAM_BYTES);
            } catch (Http2Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
