package dev.hubbub.client;

import org.jspecify.annotations.Nullable;

/**
 * How a STOMP session shows who it is.
 *
 * @param host the virtual host; null for the host that is dialled
 * @param user the header {@code login}; null for none
 * @param passcode null for none
 * @param tokenIn where the target's bearer token goes
 */
public record StompLogin(
        @Nullable String host, @Nullable Template user, @Nullable String passcode, TokenPlace tokenIn) {

    public static final StompLogin NONE = new StompLogin(null, null, null, TokenPlace.BOTH);

    /** Where a bearer token is shown: a header {@code Authorization} of the one or the other. */
    public enum TokenPlace {
        BOTH,
        /** The HTTP request. */
        UPGRADE,
        /** The frame CONNECT. */
        CONNECT;

        public boolean inUpgrade() {
            return this != CONNECT;
        }

        public boolean inConnect() {
            return this != UPGRADE;
        }
    }

    /** Without the passcode. */
    @Override
    public String toString() {
        return "StompLogin[host=" + host + ", user=" + user + ", tokenIn=" + tokenIn + "]";
    }
}
