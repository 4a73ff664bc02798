package dev.hubbub.hub;

/**
 * A protocol's side of a subscription. All methods are called on the event loop that the subscription was made with,
 * one at a time; none may block. One that throws loses its subscription; the others do not notice.
 */
public interface Subscriber {

    /** Whether the stream takes a delivery without piling it up. When it does again, {@link Subscription#drain}. */
    boolean isReady();

    /**
     * Sends, or keeps it to be sent at the next {@link #flush}. In the room's order. The {@link Welcome} comes first and
     * whether it is ready or not; all else only when it is ready.
     */
    void deliver(Delivery delivery);

    /** A turn is over: what was delivered in it must go now. */
    void flush();

    /**
     * The hub ended the subscription; nothing follows.
     *
     * @param lastOffset the last offset delivered, or the welcome's
     */
    void close(CloseReason reason, long lastOffset);

    /** The protocol's name, for metrics. */
    String protocol();

    /** Whether {@link PresenceChange} is of use to it. */
    boolean wantsPresence();
}
