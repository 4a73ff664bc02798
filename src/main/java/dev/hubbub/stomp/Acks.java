package dev.hubbub.stomp;

/**
 * How the messages of one subscription are acknowledged. One thread.
 *
 * <p>The {@code ack} header of 1.2 is made of the subscription's number in its session and the message's offset; 1.1 and
 * 1.0 name the message by its {@code message-id}, which is made of the room's epoch and the offset.
 */
final class Acks {

    static final long UNKNOWN = -1;

    private final AckMode mode;
    private final String idPrefix;
    private final Unacknowledged unacknowledged;
    private String messageIdPrefix = "?";

    Acks(AckMode mode, int subscription, int max) {
        this.mode = mode;
        this.idPrefix = subscription + "-";
        this.unacknowledged = new Unacknowledged(mode, max);
    }

    /** The subscription is in place, in a room of this epoch. */
    void begin(String epoch) {
        messageIdPrefix = epoch + "-";
    }

    boolean areExplicit() {
        return mode.isExplicit();
    }

    boolean isFull() {
        return unacknowledged.isFull();
    }

    /** Notes a message that is sent; its id for being acknowledged in 1.2. */
    String sent(long offset) {
        unacknowledged.sent(offset);
        return idPrefix + offset;
    }

    /** The offset of the message with that {@code ack} header; {@link #UNKNOWN} when it does not wait for one. */
    long byId(String id) {
        return offset(idPrefix, id);
    }

    /** The offset of the message with that {@code message-id}; {@link #UNKNOWN} likewise. */
    long byMessageId(String id) {
        return offset(messageIdPrefix, id);
    }

    void settle(long offset) {
        unacknowledged.settle(offset);
    }

    private long offset(String prefix, String id) {
        if (!id.startsWith(prefix)) {
            return UNKNOWN;
        }
        try {
            long offset = Long.parseLong(id.substring(prefix.length()));
            return unacknowledged.contains(offset) ? offset : UNKNOWN;
        } catch (NumberFormatException none) {
            return UNKNOWN;
        }
    }
}
