package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.Connect;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.User;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A {@code CreateStream} that counts and compares instead of keeping, and reads only what it is told to read. Ask for
 * {@link #received} or {@link #isEnded} before what else it counted.
 */
public final class CountingStream extends ClientCall.Listener<Message> {

    private static final Metadata.Key<String> OFFSET =
            Metadata.Key.of("hubbub-offset", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> LAST_OFFSET =
            Metadata.Key.of("hubbub-last-offset", Metadata.ASCII_STRING_MARSHALLER);

    private final ClientCall<Connect, Message> call;

    // Written by the call, one callback at a time; the plain ones become visible with those that are volatile.
    private int count;
    private int outOfOrder;
    private long digest;
    private long lastOffset;
    private volatile int received;
    private volatile boolean open;
    private volatile @Nullable Status status;
    private volatile @Nullable Metadata trailers;

    private CountingStream(ClientCall<Connect, Message> call) {
        this.call = call;
    }

    /** Subscribes; the server has the subscription once it {@link #isOpen}. Nothing is read yet. */
    public static CountingStream open(Channel channel, String room, String user) {
        ClientCall<Connect, Message> call = channel.newCall(BroadcastGrpc.getCreateStreamMethod(), CallOptions.DEFAULT);
        CountingStream stream = new CountingStream(call);
        call.start(stream, new Metadata());
        call.sendMessage(Connect.newBuilder()
                .setUser(User.newBuilder().setId(user))
                .setRoom(room)
                .build());
        call.halfClose();
        return stream;
    }

    /** Reads all there is and all that comes. */
    public CountingStream readAll() {
        call.request(Integer.MAX_VALUE);
        return this;
    }

    public boolean isOpen() {
        return open;
    }

    public boolean isEnded() {
        return status != null;
    }

    public int received() {
        return received;
    }

    /** Messages that did not have the offset after that of the message before: missed, doubled or out of order. */
    public int outOfOrder() {
        return outOfOrder;
    }

    /** The last offset it received, or the welcome's. */
    public long lastOffset() {
        return lastOffset;
    }

    /** The same for two streams that received the same in the same order. */
    public long digest() {
        return digest;
    }

    /** How it ended; only when it {@link #isEnded}. */
    public Status status() {
        return requireNonNull(status);
    }

    /** The last offset as the trailers have it; only when it was cut off. */
    public long lastOffsetInTrailers() {
        return Long.parseLong(requireNonNull(requireNonNull(trailers).get(LAST_OFFSET)));
    }

    @Override
    public void onHeaders(Metadata headers) {
        lastOffset = Long.parseLong(requireNonNull(headers.get(OFFSET)));
        open = true;
    }

    @Override
    public void onMessage(Message message) {
        outOfOrder += message.getOffset() == lastOffset + 1 ? 0 : 1;
        lastOffset = message.getOffset();
        digest = 31 * digest + message.hashCode();
        received = ++count;
    }

    @Override
    public void onClose(Status end, Metadata last) {
        trailers = last;
        status = end;
    }
}
