package dev.hubbub.ws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What has to be shown to be let in: the token or the passcode, where there are both.
 *
 * @param token for {@code Authorization: Bearer}, in the request for the WebSocket or in CONNECT; null for none
 * @param passcode for the header of that name in CONNECT; null for none
 */
public record Credentials(@Nullable String token, @Nullable String passcode) {

    private static final String BEARER = "Bearer ";

    /** Lets everybody in. */
    public static final Credentials NONE = new Credentials(null, null);

    boolean areNeeded() {
        return token != null || passcode != null;
    }

    /** Whether the value of a header {@code Authorization} is the right one. */
    boolean admitsBearer(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && isSame(token, authorization.substring(BEARER.length()).strip());
    }

    boolean admitsPasscode(@Nullable String shown) {
        return isSame(passcode, shown);
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean isSame(@Nullable String secret, @Nullable String shown) {
        return secret != null
                && shown != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secrets: settings are logged. */
    @Override
    public String toString() {
        return "Credentials[token " + (token == null ? "none" : "set") + ", passcode "
                + (passcode == null ? "none" : "set") + "]";
    }
}
