package dev.hubbub.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells a connection when its channel's buffer may have room again. */
final class BufferWatch extends ChannelInboundHandlerAdapter {

    private final FrameConnection connection;

    BufferWatch(FrameConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.opened();
        context.fireChannelWritabilityChanged();
    }
}
