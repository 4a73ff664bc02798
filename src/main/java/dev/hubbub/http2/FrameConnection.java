package dev.hubbub.http2;

import io.grpc.Attributes;
import io.grpc.ServerCall;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A gRPC server's connection, seen from below: gathers the frames of its streams, and writes them together. */
public final class FrameConnection {

    static final Attributes.Key<FrameConnection> KEY = Attributes.Key.create("dev.hubbub.http2.connection");

    private final Channel channel;
    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final SendWindows windows;
    private final Http2Connection.PropertyKey streamKey;
    private final StartingStream starting;
    private final FrameBuffer gathered = new FrameBuffer(this::context);
    private final StarvedStreams starved;
    private final CloseGrace closeGrace;

    private @Nullable ChannelHandlerContext context;
    private boolean dirty;
    private boolean queued;
    private boolean sent;

    FrameConnection(Channel channel, Http2ConnectionHandler handler, Duration closeGrace, ConnectionStats stats) {
        this.channel = channel;
        this.handler = handler;
        this.connection = handler.connection();
        this.windows = new SendWindows(channel, connection, handler.encoder().flowController());
        this.streamKey = connection.newKey();
        this.starting = new StartingStream(connection);
        this.starved = new StarvedStreams(channel.eventLoop(), windows::areOpen, this::flush);
        this.closeGrace = new CloseGrace(channel, handler, this::context, closeGrace, stats);
        WindowWatch.over(handler, this);
    }

    /**
     * The connection of a call.
     *
     * @throws IllegalStateException when the call's server was not built with {@link FrameNegotiator}
     */
    public static FrameConnection of(ServerCall<?, ?> call) {
        FrameConnection connection = call.getAttributes().get(KEY);
        if (connection == null) {
            throw new IllegalStateException("this call's server has no FrameNegotiator");
        }
        return connection;
    }

    /**
     * The stream of the call that has just begun. To be asked for while the call starts, on the event loop, as happens
     * when the server runs its calls with a direct executor.
     *
     * @param onReady told, in a task of its own, when a stream that was found not ready may be so again
     */
    public FrameStream begun(Runnable onReady) {
        Http2Stream its = starting.get();
        FrameStream stream = new FrameStream(this, its, onReady);
        its.setProperty(streamKey, stream);
        return stream;
    }

    /**
     * Has the call that has just begun start later, as if it started now: {@link #begun} finds its stream then, too. To be
     * asked for, and run, on the event loop.
     */
    public Runnable later(Runnable start) {
        return starting.later(start);
    }

    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    boolean isReady(Http2Stream stream) {
        return windows.areOpenFor(stream);
    }

    /** A stream was found not ready: when the connection is the reason, the stream waits in line. */
    void starved(FrameStream stream) {
        if (!windows.areOpen()) {
            starved.add(stream);
        }
    }

    /** A stream needs nothing any more. */
    void ended(FrameStream stream) {
        starved.remove(stream);
    }

    /** A stream is sent nothing more but its status: what ends its wait for it; null when it does not wait. */
    @Nullable Future<?> grace(Http2Stream stream) {
        return closeGrace.begin(stream);
    }

    void send(FrameStream stream, byte[] payload) {
        if (windows.haveRoomFor(stream.http2(), payload.length)) {
            append(stream.http2(), payload);
        } else {
            queue(stream, payload);
        }
    }

    /** Writes what was gathered; once for all, while starved streams are served: grpc-java writes in later tasks. */
    void flush() {
        if (!dirty || starved.isServing()) {
            return;
        }
        dirty = false;
        sent = true;
        gathered.write();
        if (queued) {
            queued = false;
            handler.flush(context());
        } else {
            context().flush();
        }
    }

    /** Whether anything was sent since this was last asked. */
    boolean hasSent() {
        boolean before = sent;
        sent = false;
        return before;
    }

    /** The connection's window or its buffer may have opened. */
    void opened() {
        starved.wake();
    }

    /** What was begun on a stream of the connection, if anything. */
    @Nullable FrameStream on(Http2Stream stream) {
        return stream.getProperty(streamKey);
    }

    private void append(Http2Stream stream, byte[] payload) {
        windows.consume(stream, payload.length); // first: to make room for it may send what is queued on other streams
        gathered.append(stream.id(), payload);
        dirty = true;
    }

    /** Leaves a payload to Netty's flow controller. */
    private void queue(FrameStream stream, byte[] payload) {
        gathered.write(); // the stream may have frames in it, which come first
        dirty = true;
        queued = true;
        ChannelPromise written = channel.newPromise();
        written.addListener(done -> stream.wake());
        ChannelFuture unused = handler.encoder()
                .writeData(context(), stream.http2().id(), Unpooled.wrappedBuffer(payload), 0, false, written);
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext known = context;
        if (known == null) {
            known = Objects.requireNonNull(channel.pipeline().context(handler), "the connection has no HTTP/2 handler");
            context = known;
        }
        return known;
    }
}
