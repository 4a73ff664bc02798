package dev.hubbub.client.stomp;

import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.FrameLimits;
import dev.hubbub.stomp.FrameReader;
import dev.hubbub.stomp.FrameSink;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** What comes over an open WebSocket: STOMP frames, however they are cut into those of the WebSocket. */
final class SessionHandler extends ChannelInboundHandlerAdapter implements FrameSink {

    /** Of a MESSAGE; generous, since it is the target that sets them. */
    private static final FrameLimits LIMITS = new FrameLimits(100, 64 * 1024, 4 * 1024 * 1024);

    private final StompSession session;
    private final Conversation conversation;
    private final Failures failures;
    private final FrameReader reader = new FrameReader(LIMITS);

    SessionHandler(StompSession session, Conversation conversation, Failures failures) {
        this.session = session;
        this.conversation = conversation;
        this.failures = failures;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        conversation.received();
        try {
            if (read instanceof CloseWebSocketFrame close) {
                session.fail(failures.closed(close.statusCode(), close.reasonText()));
                context.close();
            } else if (read instanceof PingWebSocketFrame ping) {
                context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), context.voidPromise());
            } else if (read instanceof WebSocketFrame frame && !session.isOver()) {
                reader.read(ByteBufUtil.getBytes(frame.content()), this);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void onFrame(Frame frame) {
        conversation.onFrame(frame);
        reader.version(conversation.version());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        conversation.onReadComplete();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.fail(failures.closed(session.step()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        session.fail(failures.of(cause, session.step()));
        context.close();
    }
}
