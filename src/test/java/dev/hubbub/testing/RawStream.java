package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of a {@link RawPeer}: its window as the peer granted it, and what came. */
public final class RawStream {

    private static final int PREFIX_BYTES = 5;

    private final int id;
    private final List<Message> messages = new ArrayList<>();
    private ByteString unread = ByteString.EMPTY;
    private long window;
    private long dataBytes;
    private @Nullable Http2Headers headers;
    private @Nullable Http2Headers trailers;
    private boolean ended;
    private int resetCode = -1;

    RawStream(int id, long window) {
        this.id = id;
        this.window = window;
    }

    public int id() {
        return id;
    }

    /** Bytes of DATA so far. */
    public synchronized long dataBytes() {
        return dataBytes;
    }

    /** Bytes of DATA that the server may still send; less than 0 when the window was shrunk. */
    public synchronized long window() {
        return window;
    }

    /** The messages that came whole. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    public synchronized List<String> texts() {
        return messages.stream().map(Message::getContent).toList();
    }

    public synchronized boolean isSubscribed() {
        return headers != null;
    }

    public synchronized boolean isEnded() {
        return ended;
    }

    public synchronized boolean isReset() {
        return resetCode >= 0;
    }

    /** The error code with which the server reset it; -1 when it has not. */
    public synchronized int resetCode() {
        return resetCode;
    }

    /** The status with which it ended, as a number; -1 when it has not. */
    public synchronized int grpcStatus() {
        return trailers == null
                ? -1
                : Integer.parseInt(requireNonNull(trailers.get("grpc-status")).toString());
    }

    /** The last offset that the trailers have; only when it was cut off with a status. */
    public synchronized long lastOffset() {
        return Long.parseLong(requireNonNull(requireNonNull(trailers).get("hubbub-last-offset"))
                .toString());
    }

    synchronized void grant(long bytes) {
        window += bytes;
    }

    /** What is wrong with the frame; null when it is right. */
    synchronized @Nullable String onData(Http2Frame frame) {
        int length = frame.payload().length;
        dataBytes += length;
        window -= length;
        String wrong = null;
        if (headers == null || ended) {
            wrong = "DATA before the headers or after the end of stream " + id;
        } else if (length > 0 && window < 0) {
            wrong = -window + " bytes more than the window of stream " + id;
        }
        ended |= frame.has(Http2Frame.END_STREAM);
        unread = unread.concat(ByteString.copyFrom(frame.payload()));
        readMessages();
        return wrong;
    }

    synchronized @Nullable String onHeaders(Http2Headers received, boolean last) {
        if (ended) {
            return "HEADERS after the end of stream " + id;
        }
        if (headers == null) {
            headers = received;
        }
        if (last) {
            trailers = received;
            ended = true;
        }
        return last && !unread.isEmpty() ? "trailers in the middle of a message on stream " + id : null;
    }

    synchronized void onReset(int code) {
        resetCode = code;
        ended = true;
    }

    private void readMessages() {
        while (unread.size() >= PREFIX_BYTES) {
            int end = PREFIX_BYTES + unread.asReadOnlyByteBuffer().getInt(1);
            if (unread.size() < end) {
                return;
            }
            try {
                messages.add(Message.parseFrom(unread.substring(PREFIX_BYTES, end)));
            } catch (InvalidProtocolBufferException broken) {
                throw new IllegalStateException("a message did not arrive as it was sent", broken);
            }
            unread = unread.substring(end);
        }
    }

    /** The request that subscribes, with gRPC's prefix. */
    static byte[] subscription(String room, String user) {
        byte[] request = Connect.newBuilder()
                .setUser(User.newBuilder().setId(user))
                .setRoom(room)
                .build()
                .toByteArray();
        return ByteBuffer.allocate(PREFIX_BYTES + request.length)
                .putInt(1, request.length)
                .position(PREFIX_BYTES)
                .put(request)
                .array();
    }
}
