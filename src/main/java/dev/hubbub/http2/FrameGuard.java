package dev.hubbub.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;

/**
 * Holds a connection to its limits of frames: those that cost the server more than the peer. A peer that sends more is
 * told to calm down, and closed.
 */
final class FrameGuard extends Http2FrameListenerDecorator {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConnectionGuard guard;
    private final FrameConnection connection;
    private final PingAllowance pings;
    private final FrameRate controlFrames;
    private final FrameRate settings;
    private final FrameRate resets;
    private boolean requested;

    private FrameGuard(
            Http2FrameListener usual, ConnectionGuard guard, FrameConnection connection, ConnectionLimits limits) {
        super(usual);
        this.guard = guard;
        this.connection = connection;
        this.pings = new PingAllowance(limits.pingInterval().toNanos());
        this.controlFrames = new FrameRate(limits.controlFrames(), SECOND);
        this.settings = new FrameRate(limits.settings(), SECOND);
        this.resets = new FrameRate(limits.resets(), limits.resetsPeriod());
    }

    /** Guards what a handler reads. */
    static void over(
            Http2ConnectionHandler handler,
            ConnectionGuard guard,
            FrameConnection connection,
            ConnectionLimits limits) {
        Http2FrameListener usual = handler.decoder().frameListener();
        FrameGuard frames = new FrameGuard(usual, guard, connection, limits);
        handler.decoder().frameListener(frames);
        handler.connection().addListener(frames.new EndWatch());
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings read) throws Http2Exception {
        guard.begun();
        check(settings, Refusal.SETTINGS);
        super.onSettingsRead(context, read);
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
        check(controlFrames, Refusal.CONTROL_FRAMES);
        boolean busy = connection.hasSent() || requested;
        requested = false;
        if (pings.exceededAt(System.nanoTime(), busy)) {
            throw refused(Refusal.PINGS);
        }
        super.onPingRead(context, data);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
        check(controlFrames, Refusal.CONTROL_FRAMES);
        super.onPingAckRead(context, data);
    }

    @Override
    public void onPriorityRead(
            ChannelHandlerContext context, int streamId, int dependency, short weight, boolean exclusive)
            throws Http2Exception {
        check(controlFrames, Refusal.CONTROL_FRAMES);
        super.onPriorityRead(context, streamId, dependency, weight, exclusive);
    }

    @Override
    public void onUnknownFrame(
            ChannelHandlerContext context, byte type, int streamId, Http2Flags flags, ByteBuf payload)
            throws Http2Exception {
        check(controlFrames, Refusal.CONTROL_FRAMES);
        super.onUnknownFrame(context, type, streamId, flags, payload);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int streamId, ByteBuf data, int padding, boolean endOfStream)
            throws Http2Exception {
        requested = true;
        if (!data.isReadable() && !endOfStream) {
            check(controlFrames, Refusal.CONTROL_FRAMES);
        }
        return super.onDataRead(context, streamId, data, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int streamId,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endStream)
            throws Http2Exception {
        requested = true;
        super.onHeadersRead(context, streamId, headers, dependency, weight, exclusive, padding, endStream);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int streamId, long errorCode) throws Http2Exception {
        check(resets, Refusal.RESETS);
        super.onRstStreamRead(context, streamId, errorCode);
    }

    private void check(FrameRate rate, Refusal reason) throws Http2Exception {
        if (rate.exceededAt(System.nanoTime())) {
            throw refused(reason);
        }
    }

    /** "too_many_pings" is what gRPC clients look for. */
    private Http2Exception refused(Refusal reason) {
        guard.refuse(reason);
        return Http2Exception.connectionError(
                Http2Error.ENHANCE_YOUR_CALM, "too_many_%s", reason.tag().replace('-', '_'));
    }

    /** What Netty and grpc-java do about the peer's faults. */
    private final class EndWatch extends Http2ConnectionAdapter {

        /** A peer can make the server reset its streams, and so hide that it is the peer who does. */
        @Override
        public void onStreamClosed(Http2Stream stream) {
            if (stream.isResetSent() && !guard.isRefused() && resets.exceededAt(System.nanoTime())) {
                guard.refuse(Refusal.RESETS);
                connection.eventLoop().execute(guard::close);
            }
        }

        @Override
        public void onGoAwaySent(int lastStreamId, long errorCode, ByteBuf debugData) {
            if (errorCode != Http2Error.NO_ERROR.code()) {
                guard.refuse(Refusal.PROTOCOL);
            }
        }
    }
}
