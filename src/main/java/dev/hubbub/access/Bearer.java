package dev.hubbub.access;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Authorization} (RFC 6750, 2.1). */
final class Bearer {

    static final int MAX_LENGTH = 4_096;

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /**
     * The token in a header's value.
     *
     * @throws HubbubException UNAUTHENTICATED when there is none, or one of a length that none has
     */
    static String token(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw refused("who are you? Show a token: Authorization: Bearer <token>");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("Authorization must be Bearer <token>; nothing else is taken");
        }
        return checked(authorization.substring(SCHEME.length()).strip());
    }

    /** @throws HubbubException likewise */
    static String checked(String token) {
        if (token.isEmpty()) {
            throw refused("the token is empty; Authorization must be Bearer <token>");
        }
        if (token.length() > MAX_LENGTH) {
            throw refused("the token has more than " + MAX_LENGTH + " characters");
        }
        return token;
    }

    private static HubbubException refused(String why) {
        return new HubbubException(ErrorKind.UNAUTHENTICATED, why);
    }
}
