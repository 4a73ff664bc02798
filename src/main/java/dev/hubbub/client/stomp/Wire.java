package dev.hubbub.client.stomp;

import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.FrameWriter;
import dev.hubbub.stomp.StompVersion;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open WebSocket, as what frames are written to. On the event loop. */
final class Wire {

    /** So long the other side may take to read a farewell. */
    private static final long FAREWELL_MILLIS = 1000;

    private final Channel channel;

    Wire(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }

    ChannelFuture write(Frame frame, StompVersion version) {
        return channel.writeAndFlush(text(FrameWriter.bytes(frame, version)));
    }

    /** Unless there is something else that has not been read yet. */
    void beat() {
        if (channel.isWritable()) {
            channel.writeAndFlush(text(FrameWriter.heartBeat()), channel.voidPromise());
        }
    }

    /** @param farewell without anything to escape; null for none */
    void close(@Nullable Frame farewell) {
        if (!channel.isActive() || !channel.isWritable()) {
            channel.close();
            return;
        }
        channel.config().setAutoRead(true); // or the other side's end would not be noticed
        if (farewell != null) {
            channel.write(text(FrameWriter.bytes(farewell, StompVersion.V1_2)), channel.voidPromise());
        }
        channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                .addListener(ChannelFutureListener.CLOSE);
        channel.eventLoop().schedule(() -> channel.close(), FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static TextWebSocketFrame text(byte[] bytes) {
        return new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes));
    }
}
