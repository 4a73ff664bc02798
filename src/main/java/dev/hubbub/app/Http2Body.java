package dev.hubbub.app;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2LocalFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a request over HTTP/2, as Netty has it: Vert.x knows what has been read of it, and the rest may be left
 * unread. On the connection's event loop.
 */
final class Http2Body {

    private final ChannelPipeline pipeline;
    private final Http2Connection connection;
    private final @Nullable Http2Stream stream;

    Http2Body(HttpServerRequest request) {
        pipeline = ((ConnectionBase) request.connection()).channel().pipeline();
        connection = pipeline.get(Http2ConnectionHandler.class).connection();
        stream = connection.stream(request.response().streamId());
    }

    /** Whether there is nothing more to come. */
    boolean isWhole() {
        return stream == null || (!stream.state().remoteSideOpen() && !comesOverHttp1());
    }

    /**
     * Whether this is a request of HTTP/1.1 that became one of HTTP/2, and there is more to come: as it did before, and with no
     * flow control.
     */
    boolean comesOverHttp1() {
        return pipeline.get(Http1xUpgradeToH2CHandler.class) != null;
    }

    /** Whether the client may not send more until somebody has read. */
    boolean isHeldUp() {
        Http2LocalFlowController window = connection.local().flowController();
        return stream != null
                && (window.windowSize(stream) < 1 || window.windowSize(connection.connectionStream()) < 1);
    }
}
