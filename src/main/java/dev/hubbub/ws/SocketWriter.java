package dev.hubbub.ws;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;

/**
 * Writes frames straight to a WebSocket's channel, so that a turn of the hub costs one flush, however many messages
 * it brings. On the channel's event loop.
 */
final class SocketWriter {

    private final ChannelHandlerContext channel;
    private boolean dirty;

    /** @param channel where the WebSocket's own frames are written, too: so the order is one */
    SocketWriter(ChannelHandlerContext channel) {
        this.channel = channel;
    }

    /** From here on the session's own deadlines hold, by which it may be silent; those of the HTTP port do not. */
    void keepWhenIdle() {
        if (channel.pipeline().get(IdleStateHandler.class) != null) {
            channel.pipeline().remove(IdleStateHandler.class);
        }
    }

    EventLoop eventLoop() {
        return channel.channel().eventLoop();
    }

    boolean isWritable() {
        return channel.channel().isWritable();
    }

    /** Writes a frame of STOMP in two parts, as a text frame, to go at the next {@link #flush}. */
    void write(byte[] head, byte[] tail) {
        write(new TextWebSocketFrame(true, 0, payload(head, tail)));
    }

    /** Likewise, as a binary frame: a text frame must be UTF-8 to its end. */
    void writeBinary(byte[] head, byte[] tail) {
        write(new BinaryWebSocketFrame(true, 0, payload(head, tail)));
    }

    void flush() {
        if (dirty) {
            dirty = false;
            channel.flush();
        }
    }

    private ByteBuf payload(byte[] head, byte[] tail) {
        return channel.alloc()
                .buffer(head.length + tail.length)
                .writeBytes(head)
                .writeBytes(tail);
    }

    private void write(WebSocketFrame frame) {
        ChannelFuture unused = channel.write(frame, channel.voidPromise());
        dirty = true;
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
