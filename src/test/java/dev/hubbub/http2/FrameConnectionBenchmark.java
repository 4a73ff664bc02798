package dev.hubbub.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One message onto one of the hundred streams of a connection, and a flush for all hundred, down to the bytes that a
 * socket would be given. The baseline is Netty's own encoder, as grpc-java uses it (without what grpc-java adds).
 */
@State(Scope.Thread)
public class FrameConnectionBenchmark {

    private static final int STREAMS = 100;
    private static final int PAYLOAD_BYTES = 100;

    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private final Http2ConnectionHandler handler = new Http2ConnectionHandlerBuilder()
            .server(true)
            .frameListener(new Http2FrameAdapter())
            .build();
    private final EmbeddedChannel channel = new EmbeddedChannel(handler);
    private final ChannelHandlerContext context = channel.pipeline().context(handler);
    private final Http2RemoteFlowController flow = handler.encoder().flowController();
    private final FrameConnection connection =
            new FrameConnection(channel, handler, Duration.ofSeconds(30), new ConnectionStats());
    private final List<FrameStream> streams = new ArrayList<>();

    @Setup
    public void openStreams() throws Http2Exception {
        channel.writeInbound(Http2CodecUtil.connectionPrefaceBuf());
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0})); // SETTINGS, none
        for (int i = 0; i < STREAMS; i++) {
            streams.add(open(2 * i + 1));
        }
        channel.runPendingTasks();
        channel.releaseOutbound();
    }

    @TearDown
    public void close() {
        channel.finishAndReleaseAll();
    }

    @Benchmark
    @OperationsPerInvocation(STREAMS)
    public int frames() throws Http2Exception {
        for (FrameStream stream : streams) {
            stream.send(payload);
        }
        connection.flush();
        return takeBytes();
    }

    @Benchmark
    @OperationsPerInvocation(STREAMS)
    public int baselineNettysEncoder() throws Http2Exception {
        for (FrameStream stream : streams) {
            ChannelFuture unused = handler.encoder()
                    .writeData(
                            context,
                            stream.http2().id(),
                            Unpooled.wrappedBuffer(payload),
                            0,
                            false,
                            channel.newPromise());
        }
        handler.flush(context);
        return takeBytes();
    }

    private FrameStream open(int id) throws Http2Exception {
        Http2Connection http2 = handler.connection();
        Http2Stream unused = http2.remote().createStream(id, false);
        ChannelFuture sent = handler.encoder()
                .writeHeaders(context, id, new DefaultHttp2Headers().status("200"), 0, false, channel.newPromise());
        handler.flush(context);
        if (!sent.isSuccess()) {
            throw new IllegalStateException("the headers of a stream were not sent", sent.cause());
        }
        return connection.begun(() -> {});
    }

    /** Takes what was written off the channel, and gives the windows back what it took from them. */
    private int takeBytes() throws Http2Exception {
        int bytes = 0;
        for (ByteBuf written = channel.readOutbound(); written != null; written = channel.readOutbound()) {
            bytes += written.readableBytes();
            written.release();
        }
        if (bytes != STREAMS * (9 + PAYLOAD_BYTES)) {
            throw new IllegalStateException("not every frame was written: " + bytes + " bytes");
        }
        flow.incrementWindowSize(handler.connection().connectionStream(), STREAMS * PAYLOAD_BYTES);
        for (FrameStream stream : streams) {
            flow.incrementWindowSize(stream.http2(), PAYLOAD_BYTES);
        }
        return bytes;
    }
}
