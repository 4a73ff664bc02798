package dev.hubbub.http2;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;

/** How much a connection and its streams may be sent. On the event loop. */
final class SendWindows {

    /** A frame of this length is taken by every peer: the least that SETTINGS_MAX_FRAME_SIZE may be (RFC 9113, 6.5.2). */
    private static final int MAX_FRAME_BYTES = 16_384;

    private final Channel channel;
    private final Http2RemoteFlowController flow;
    private final Http2Stream connectionStream;

    SendWindows(Channel channel, Http2Connection connection, Http2RemoteFlowController flow) {
        this.channel = channel;
        this.flow = flow;
        this.connectionStream = connection.connectionStream();
    }

    /** Whether the connection itself takes more. */
    boolean areOpen() {
        return flow.windowSize(connectionStream) > 0 && channel.isWritable();
    }

    /**
     * Not Netty's {@code isWritable}: there, what is queued on streams whose own windows are closed counts against the
     * connection's, and a few slow streams would stop all others.
     */
    boolean areOpenFor(Http2Stream stream) {
        return areOpen() && flow.windowSize(stream) > 0 && !flow.hasFlowControlled(stream) && stream.isHeadersSent();
    }

    /** Whether so much can be sent in one frame now, with nothing of the stream before it. */
    boolean haveRoomFor(Http2Stream stream, int bytes) {
        return bytes <= MAX_FRAME_BYTES
                && flow.windowSize(stream) >= bytes
                && flow.windowSize(connectionStream) >= bytes
                && !flow.hasFlowControlled(stream);
    }

    /** May send what is queued on other streams. */
    void consume(Http2Stream stream, int bytes) {
        try {
            flow.incrementWindowSize(connectionStream, -bytes);
            flow.incrementWindowSize(stream, -bytes);
        } catch (Http2Exception overflow) {
            throw new IllegalStateException("a window that shrinks cannot overflow", overflow);
        }
    }
}
