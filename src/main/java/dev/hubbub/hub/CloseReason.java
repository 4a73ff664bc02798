package dev.hubbub.hub;

/** Why the hub ended a subscription: one catalogue for the wire, the log and the metrics. */
public enum CloseReason {
    SLOW_CONSUMER("the subscriber read too slowly and its outbox overflowed; read faster, or subscribe to less"),
    SUBSCRIBER_FAILED("the server could not deliver to this subscriber"),
    SERVER_SHUTDOWN("the server is shutting down; connect again later");

    private final String explanation;

    CloseReason(String explanation) {
        this.explanation = explanation;
    }

    /** One sentence for the person at the other end. */
    public String explanation() {
        return explanation;
    }
}
