package dev.hubbub.stomp;

import org.jspecify.annotations.Nullable;

/** A client's subscription, as its session knows it. On the session's thread. */
public final class ServerSubscription {

    private final @Nullable String id;
    private final String destination;
    private final Acks acks;
    private @Nullable String receipt;

    /**
     * A new one.
     *
     * @param id as the client names it; null from a client of 1.0 that does not
     */
    ServerSubscription(@Nullable String id, String destination, Acks acks) {
        this.id = id;
        this.destination = destination;
        this.acks = acks;
    }

    /** What its messages call it: its id, or its destination where it has none. */
    public String name() {
        return id == null ? destination : id;
    }

    /** Whether each of its messages waits for being acknowledged. */
    public boolean isAcknowledged() {
        return acks.areExplicit();
    }

    /** Whether it may be sent more before it acknowledges some. */
    public boolean isReady() {
        return !acks.isFull();
    }

    /** Notes a message that is sent; the value of its header {@code ack}. */
    public String sent(long offset) {
        return acks.sent(offset);
    }

    @Nullable String id() {
        return id;
    }

    String destination() {
        return destination;
    }

    Acks acks() {
        return acks;
    }

    /** Asks for a receipt once it is in place. */
    void owe(@Nullable String asked) {
        receipt = asked;
    }

    /** The receipt that is owed, once; null when there is none. */
    @Nullable String takeReceipt() {
        String owed = receipt;
        receipt = null;
        return owed;
    }

    boolean owesReceipt() {
        return receipt != null;
    }
}
