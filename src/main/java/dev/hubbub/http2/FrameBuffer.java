package dev.hubbub.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** DATA frames gathered to be written together. On the connection's event loop only. */
final class FrameBuffer {

    private static final int FRAME_HEADER_BYTES = 9;
    private static final int MIN_CHUNK_BYTES = 256;
    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    private final Supplier<ChannelHandlerContext> context;
    private @Nullable ByteBuf chunk;
    private int chunkBytes = MIN_CHUNK_BYTES;

    FrameBuffer(Supplier<ChannelHandlerContext> context) {
        this.context = context;
    }

    /** Puts a DATA frame (RFC 9113, 6.1) behind those gathered before; when they grow too many, those are sent. */
    void append(int streamId, byte[] payload) {
        ByteBuf buffer = room(FRAME_HEADER_BYTES + payload.length);
        long lengthTypeFlags = (long) payload.length << 40; // type 0 is DATA; no flags
        buffer.writeLong(lengthTypeFlags | streamId >>> 8);
        buffer.writeByte(streamId);
        buffer.writeBytes(payload);
    }

    /** Gives what was gathered to the channel, which is not flushed. */
    void write() {
        ByteBuf gathered = chunk;
        if (gathered != null) {
            chunk = null;
            ChannelFuture unused = context.get().write(gathered); // when it fails, so does the connection
        }
    }

    private ByteBuf room(int bytes) {
        ByteBuf gathered = chunk;
        if (gathered != null && gathered.writableBytes() < bytes) {
            chunkBytes = Math.min(MAX_CHUNK_BYTES, chunkBytes * 2);
            if (gathered.readableBytes() + bytes <= chunkBytes) {
                gathered.ensureWritable(chunkBytes - gathered.readableBytes());
            } else {
                write();
                context.get().flush();
            }
        }
        ByteBuf open = chunk;
        if (open == null) {
            open = context.get().alloc().directBuffer(Math.max(chunkBytes, bytes));
            chunk = open;
        }
        return open;
    }
}
