package dev.hubbub.ws;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * Writes text frames straight to a WebSocket's channel, so that a turn of the hub costs one flush, however many messages
 * it brings. On the channel's event loop.
 */
final class SocketWriter {

    private final ChannelHandlerContext channel;
    private boolean dirty;

    /** @param channel where the WebSocket's own frames are written, too: so the order is one */
    SocketWriter(ChannelHandlerContext channel) {
        this.channel = channel;
    }

    EventLoop eventLoop() {
        return channel.channel().eventLoop();
    }

    boolean isWritable() {
        return channel.channel().isWritable();
    }

    /** Writes a frame in two parts, to go at the next {@link #flush}. */
    void write(byte[] head, byte[] tail) {
        ByteBuf payload = channel.alloc().buffer(head.length + tail.length);
        payload.writeBytes(head).writeBytes(tail);
        ChannelFuture unused = channel.write(new TextWebSocketFrame(true, 0, payload), channel.voidPromise());
        dirty = true;
    }

    void flush() {
        if (dirty) {
            dirty = false;
            channel.flush();
        }
    }

    /** Reads from the connection, or no more. */
    void read(boolean on) {
        channel.channel().config().setAutoRead(on);
    }

    /** Closes the connection without a word. */
    void cut() {
        ChannelFuture unused = channel.close();
    }
}
