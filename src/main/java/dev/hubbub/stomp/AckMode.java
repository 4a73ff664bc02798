package dev.hubbub.stomp;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a subscriber says that it has received a message. */
public enum AckMode {
    /** Not at all: what was sent is taken as received. */
    AUTO("auto"),
    /** For a message and all before it. */
    CLIENT("client"),
    /** For each message. */
    CLIENT_INDIVIDUAL("client-individual");

    private final String value;

    AckMode(String value) {
        this.value = value;
    }

    /** Reads a header; {@link #AUTO} when there is none. */
    static AckMode parse(@Nullable String header) {
        if (header == null) {
            return AUTO;
        }
        return Arrays.stream(values())
                .filter(mode -> mode.value.equals(header))
                .findFirst()
                .orElseThrow(() -> new StompException(
                        Refusal.PROTOCOL,
                        "ack is \"" + Excerpt.of(header) + "\"; it must be one of "
                                + Arrays.stream(values())
                                        .map(mode -> mode.value)
                                        .collect(Collectors.joining(", "))));
    }

    boolean isExplicit() {
        return this != AUTO;
    }
}
