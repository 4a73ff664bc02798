package dev.hubbub.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a channel whose time stands still until the test moves it. */
class CloseGraceTest {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long NO_TIMER = -1;
    private static final int WINDOW = 65_535;
    private static final int STREAM = 1;

    private final ConnectionStats stats = new ConnectionStats();
    private final Http2ConnectionHandler handler = new Http2ConnectionHandlerBuilder()
            .server(true)
            .gracefulShutdownTimeoutMillis(0)
            .frameListener(new Http2FrameAdapter())
            .build();
    private final EmbeddedChannel channel = new EmbeddedChannel(handler);
    private final ChannelHandlerContext context = channel.pipeline().context(handler);
    private final FrameConnection connection = new FrameConnection(channel, handler, GRACE, stats);
    private Http2Stream http2;
    private FrameStream stream;

    @BeforeEach
    void openAStream() throws Http2Exception {
        channel.freezeTime();
        channel.writeInbound(Http2CodecUtil.connectionPrefaceBuf());
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0})); // SETTINGS, none
        http2 = handler.connection().remote().createStream(STREAM, true); // with its request at an end
        headers(false);
        stream = connection.begun(() -> {});
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void statusThatIsNotInThePeersHandsWithinTheGraceIsGivenUpAndTheStreamReset() {
        endWith(WINDOW + 1);

        pass(GRACE.minusNanos(1));
        assertThat(http2.isResetSent()).isFalse();
        pass(Duration.ofNanos(1));

        assertThat(http2.isResetSent()).isTrue();
        assertThat(handler.connection().stream(STREAM)).isNull();
        assertThat(handler.connection().goAwaySent()).isFalse();
        assertThat(stats.streamsReset()).isEqualTo(1);
        assertThat(timer()).isEqualTo(NO_TIMER);
    }

    @Test
    void streamThatEndsWithNothingInItsWayNeedsNoTimer() {
        send(WINDOW);
        stream.end();

        assertThat(timer()).isEqualTo(NO_TIMER);
        headers(true);
        assertThat(handler.connection().stream(STREAM)).isNull();
        assertThat(timer()).isEqualTo(NO_TIMER);
        assertThat(stats.streamsReset()).isZero();
    }

    @Test
    void streamIsNotResetWhenOnlyTheServerItselfIsLateWithTheStatus() throws Http2Exception {
        send(WINDOW + 1);
        stream.end();
        openWindows();

        pass(GRACE);
        headers(true);

        assertThat(handler.connection().stream(STREAM)).isNull();
        assertThat(http2.isResetSent()).isFalse();
        assertThat(stats.streamsReset()).isZero();
    }

    @Test
    void timerIsGoneOnceThePeerHasRead() throws Http2Exception {
        endWith(WINDOW + 1);
        assertThat(timer()).isPositive();

        openWindows();

        assertThat(handler.connection().stream(STREAM)).isNull();
        assertThat(http2.isResetSent()).isFalse();
        assertThat(timer()).isEqualTo(NO_TIMER);
    }

    @Test
    void timerIsGoneOnceThePeerHasResetTheStream() {
        endWith(WINDOW + 1);

        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 0, 4, 3, 0, 0, 0, 0, STREAM, 0, 0, 0, 8}));

        assertThat(timer()).isEqualTo(NO_TIMER);
        assertThat(stats.streamsReset()).isZero();
    }

    @Test
    void timerIsGoneWithTheConnection() {
        endWith(WINDOW + 1);

        channel.close();

        assertThat(timer()).isEqualTo(NO_TIMER);
        assertThat(stats.streamsReset()).isZero();
    }

    private void endWith(int bytes) {
        send(bytes);
        stream.end();
        headers(true);
    }

    /** In messages that fit a frame, of which the last may not fit the window. */
    private void send(int bytes) {
        int frame = 16_384;
        for (int left = bytes; left > 0; left -= frame) {
            stream.send(new byte[Math.min(left, frame)]);
        }
    }

    private void openWindows() throws Http2Exception {
        Http2RemoteFlowController flow = handler.encoder().flowController();
        flow.incrementWindowSize(http2, 1);
        flow.incrementWindowSize(handler.connection().connectionStream(), 1);
        handler.flush(context);
    }

    private void headers(boolean last) {
        ChannelFuture unused = handler.encoder()
                .writeHeaders(context, STREAM, new DefaultHttp2Headers().status("200"), 0, last, channel.newPromise());
        handler.flush(context);
        channel.releaseOutbound();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    /** Nanoseconds until the next timer. */
    private long timer() {
        channel.runPendingTasks();
        return channel.runScheduledPendingTasks();
    }
}
