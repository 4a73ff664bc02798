package dev.hubbub.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;

/** Tells a connection when the peer opens windows, and when streams take no more frames. */
final class WindowWatch extends Http2FrameListenerDecorator {

    private final Http2Connection http2;
    private final FrameConnection connection;

    private WindowWatch(Http2FrameListener usual, Http2Connection http2, FrameConnection connection) {
        super(usual);
        this.http2 = http2;
        this.connection = connection;
    }

    /** Watches what a handler reads. Netty has applied a frame before its listener hears of it. */
    static void over(Http2ConnectionHandler handler, FrameConnection connection) {
        Http2FrameListener usual = handler.decoder().frameListener();
        handler.decoder().frameListener(new WindowWatch(usual, handler.connection(), connection));
        handler.connection().addListener(new EndWatch(connection));
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int streamId, int increment) throws Http2Exception {
        super.onWindowUpdateRead(context, streamId, increment);
        Http2Stream stream = http2.stream(streamId);
        if (stream == http2.connectionStream()) {
            connection.opened();
        } else if (stream != null) {
            wake(stream);
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        super.onSettingsRead(context, settings);
        if (settings.initialWindowSize() != null) {
            http2.forEachActiveStream(stream -> {
                wake(stream);
                return true;
            });
        }
    }

    private void wake(Http2Stream stream) {
        FrameStream known = connection.on(stream);
        if (known != null) {
            known.wake();
        }
    }

    private static final class EndWatch extends Http2ConnectionAdapter {

        private final FrameConnection connection;

        EndWatch(FrameConnection connection) {
            this.connection = connection;
        }

        @Override
        public void onStreamHalfClosed(Http2Stream stream) {
            if (!stream.state().localSideOpen()) {
                onStreamClosed(stream);
            }
        }

        @Override
        public void onStreamClosed(Http2Stream stream) {
            FrameStream known = connection.on(stream);
            if (known != null) {
                known.cut();
            }
        }
    }
}
