package dev.hubbub.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Closes no connection that is closed. It stands behind gRPC's handler, which would say goodbye to who has gone, and keep
 * the connection for ten seconds to hear the answer: ten thousand resets a second then cost the heap 400 MB.
 */
final class ClosedAlready extends ChannelOutboundHandlerAdapter {

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (context.channel().isOpen()) {
            context.close(promise);
        } else {
            promise.trySuccess();
        }
    }
}
