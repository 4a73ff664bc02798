package dev.hubbub.hub;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.MessageTrace;
import org.jspecify.annotations.Nullable;

/** A message in its place, shared by all its receivers, with its encodings: one per protocol, made at first need. */
public final class Sequenced implements Delivery {

    /** A rough allowance for what surrounds a text, on the heap and on the wire. */
    static final int OVERHEAD_BYTES = 64;

    private final ChatMessage message;
    private final long sequencedNanos;
    private volatile @Nullable Encoded<?> encoded;

    Sequenced(ChatMessage message, long sequencedNanos) {
        this.message = message;
        this.sequencedNanos = sequencedNanos;
    }

    public ChatMessage message() {
        return message;
    }

    public long offset() {
        return message.offset();
    }

    /** What it leaves behind on its way; null for most. */
    @Nullable MessageTrace trace() {
        return message.draft().trace();
    }

    @Override
    public int bytes() {
        return OVERHEAD_BYTES + message.draft().bytes();
    }

    /** The moment it got its place, on the clock of {@link System#nanoTime()}. */
    long sequencedNanos() {
        return sequencedNanos;
    }

    /** The message as {@code encoding} writes it; encoded by the first that asks. Any thread. */
    public <T> T as(Encoding<T> encoding) {
        T known = find(encoding);
        return known != null ? known : encodeOnce(encoding);
    }

    private synchronized <T> T encodeOnce(Encoding<T> encoding) {
        T known = find(encoding);
        if (known != null) {
            return known;
        }
        T fresh = encoding.encode(message);
        encoded = new Encoded<>(encoding, fresh, encoded);
        return fresh;
    }

    @SuppressWarnings("unchecked") // an entry's value was made by its own encoding
    private <T> @Nullable T find(Encoding<T> encoding) {
        for (Encoded<?> e = encoded; e != null; e = e.next()) {
            if (e.encoding() == encoding) {
                return (T) e.value();
            }
        }
        return null;
    }

    private record Encoded<T>(Encoding<T> encoding, T value, @Nullable Encoded<?> next) {}
}
