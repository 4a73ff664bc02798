package dev.hubbub.http2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a stream that has ended may wait for its peer. A status waits behind the rest of a message that did not fit
 * the windows; a peer that never reads again would keep both, and the stream with them, for as long as its connection
 * lives. On the connection's event loop only.
 *
 * <p>Whoever takes longer is sent RST_STREAM with ENHANCE_YOUR_CALM: gRPC clients make RESOURCE_EXHAUSTED of it, which
 * is what the status of a slow consumer would have said. (CANCEL would be CANCELLED, as if the client had wanted it,
 * and REFUSED_STREAM would have the call repeated as if nothing had been sent.) It is about this stream: the connection
 * and its other streams go on.
 */
final class CloseGrace {

    private final Channel channel;
    private final Http2ConnectionHandler handler;
    private final Http2RemoteFlowController flow;
    private final Supplier<ChannelHandlerContext> context;
    private final Duration grace;
    private final ConnectionStats stats;

    /**
     * @param context the handler's
     * @param stats counts the streams that are reset
     */
    CloseGrace(
            Channel channel,
            Http2ConnectionHandler handler,
            Supplier<ChannelHandlerContext> context,
            Duration grace,
            ConnectionStats stats) {
        this.channel = channel;
        this.handler = handler;
        this.flow = handler.encoder().flowController();
        this.context = context;
        this.grace = grace;
        this.stats = stats;
    }

    /** The grace of a stream that is sent nothing more but its status; null when nothing is in the status's way. */
    @Nullable Future<?> begin(Http2Stream stream) {
        return flow.hasFlowControlled(stream)
                ? channel.eventLoop().schedule(() -> end(stream), grace.toNanos(), TimeUnit.NANOSECONDS)
                : null;
    }

    private void end(Http2Stream stream) {
        if (flow.hasFlowControlled(stream)) { // else it is in the channel's buffer, and only the network is slow
            stats.onStreamReset();
            ChannelFuture unused = handler.encoder()
                    .writeRstStream(
                            context.get(), stream.id(), Http2Error.ENHANCE_YOUR_CALM.code(), channel.newPromise());
            context.get().flush();
        }
    }
}
