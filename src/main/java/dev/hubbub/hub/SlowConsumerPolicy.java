package dev.hubbub.hub;

import java.util.Locale;

/** What happens when a subscriber's outbox is full. */
public enum SlowConsumerPolicy {
    /** The subscriber is closed, and told the last offset it was sent, so that it can come back. */
    DISCONNECT,
    /** The oldest waiting messages make room; a {@link Gap} says which. */
    DROP_OLDEST,
    /** All waiting messages make room for the newest; a {@link Gap} says which. */
    LATEST;

    /** The name on metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
