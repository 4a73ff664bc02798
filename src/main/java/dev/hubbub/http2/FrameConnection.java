package dev.hubbub.http2;

import io.grpc.Attributes;
import io.grpc.ServerCall;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A gRPC server's connection, seen from below: gathers the frames of its streams, and writes them together. */
public final class FrameConnection {

    static final Attributes.Key<FrameConnection> KEY = Attributes.Key.create("dev.hubbub.http2.connection");

    /** A frame of this length is taken by every peer: the least that SETTINGS_MAX_FRAME_SIZE may be (RFC 9113, 6.5.2). */
    private static final int MAX_FRAME_BYTES = 16_384;

    private static final int FRAME_HEADER_BYTES = 9;
    private static final int MIN_CHUNK_BYTES = 256;
    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    private final Channel channel;
    private final Http2ConnectionHandler handler;
    private final Http2Connection connection;
    private final Http2RemoteFlowController flow;
    private final Http2Stream connectionStream;
    private final Http2Connection.PropertyKey streamKey;

    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf chunk;
    private int chunkBytes = MIN_CHUNK_BYTES;
    private boolean dirty;
    private boolean queued;

    FrameConnection(Channel channel, Http2ConnectionHandler handler) {
        this.channel = channel;
        this.handler = handler;
        this.connection = handler.connection();
        this.flow = handler.encoder().flowController();
        this.connectionStream = connection.connectionStream();
        this.streamKey = connection.newKey();
        flow.listener(this::onWritabilityChanged);
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
        Http2Stream newest = Objects.requireNonNull(
                connection.stream(connection.remote().lastStreamCreated()), "a call began without a stream");
        FrameStream stream = new FrameStream(this, newest, onReady);
        newest.setProperty(streamKey, stream);
        return stream;
    }

    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    boolean isReady(Http2Stream stream) {
        return flow.isWritable(stream) && !flow.hasFlowControlled(stream) && stream.isHeadersSent();
    }

    void send(FrameStream stream, byte[] payload) {
        if (hasRoomFor(stream.http2(), payload.length)) {
            append(stream.http2(), payload);
        } else {
            queue(stream, payload);
        }
    }

    /** Writes what was gathered. */
    void flush() {
        if (!dirty) {
            return;
        }
        dirty = false;
        write();
        if (queued) {
            queued = false;
            handler.flush(context());
        } else {
            context().flush();
        }
    }

    private boolean hasRoomFor(Http2Stream stream, int bytes) {
        return bytes <= MAX_FRAME_BYTES
                && flow.windowSize(stream) >= bytes
                && flow.windowSize(connectionStream) >= bytes
                && !flow.hasFlowControlled(stream);
    }

    /** Puts a DATA frame (RFC 9113, 6.1) behind those gathered before. */
    private void append(Http2Stream stream, byte[] payload) {
        ByteBuf buffer = room(FRAME_HEADER_BYTES + payload.length);
        long lengthTypeFlags = (long) payload.length << 40; // type 0 is DATA; no flags
        buffer.writeLong(lengthTypeFlags | stream.id() >>> 8);
        buffer.writeByte(stream.id());
        buffer.writeBytes(payload);
        consume(stream, payload.length);
        dirty = true;
    }

    private ByteBuf room(int bytes) {
        ByteBuf gathered = chunk;
        if (gathered != null && gathered.writableBytes() < bytes) {
            chunkBytes = Math.min(MAX_CHUNK_BYTES, chunkBytes * 2);
            if (gathered.readableBytes() + bytes <= chunkBytes) {
                gathered.ensureWritable(chunkBytes - gathered.readableBytes());
            } else {
                write();
                context().flush();
            }
        }
        ByteBuf open = chunk;
        if (open == null) {
            open = channel.alloc().directBuffer(Math.max(chunkBytes, bytes));
            chunk = open;
        }
        return open;
    }

    private void consume(Http2Stream stream, int bytes) {
        try {
            flow.incrementWindowSize(connectionStream, -bytes);
            flow.incrementWindowSize(stream, -bytes);
        } catch (Http2Exception overflow) {
            throw new IllegalStateException("a window that shrinks cannot overflow", overflow);
        }
    }

    /** Leaves a payload to Netty's flow controller. */
    private void queue(FrameStream stream, byte[] payload) {
        write(); // the stream may have frames in it, which come first
        dirty = true;
        queued = true;
        ChannelPromise written = channel.newPromise();
        written.addListener(done -> stream.wake());
        ChannelFuture unused = handler.encoder()
                .writeData(context(), stream.http2().id(), Unpooled.wrappedBuffer(payload), 0, false, written);
    }

    private void write() {
        ByteBuf gathered = chunk;
        if (gathered != null) {
            chunk = null;
            ChannelFuture unused = context().write(gathered); // when it fails, so does the connection
        }
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext known = context;
        if (known == null) {
            known = Objects.requireNonNull(channel.pipeline().context(handler), "the connection has no HTTP/2 handler");
            context = known;
        }
        return known;
    }

    private void onWritabilityChanged(Http2Stream stream) {
        FrameStream known = stream.getProperty(streamKey);
        if (known != null && flow.isWritable(stream)) {
            known.wake();
        }
    }
}
