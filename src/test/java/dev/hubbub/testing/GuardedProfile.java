package dev.hubbub.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with authentication on: it takes the tokens of {@link TokenIssuer#KNOWN}. */
public class GuardedProfile implements QuarkusTestProfile {

    /** Lets anybody in over STOMP, beside their tokens; a secret. */
    public static final String PASSCODE = "planted-passcode-7391";

    /** So many requests, and messages, a user may send at once, and then one a second. */
    public static final int AT_ONCE = 100;

    /** In so many rooms a user may be. */
    public static final int ROOMS = 5;

    /** A page of another origin that may use the server. */
    public static final String FRIEND = "https://chat.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry(
                        "hubbub.security.public-key",
                        TokenIssuer.KNOWN.pemFile().toString()),
                Map.entry("hubbub.security.issuer", TokenIssuer.ISSUER),
                Map.entry("hubbub.security.audience", TokenIssuer.AUDIENCE),
                Map.entry("hubbub.security.allowed-origins", "same-origin," + FRIEND),
                Map.entry("hubbub.security.leeway", "0s"),
                Map.entry("hubbub.stomp.passcode", PASSCODE),
                Map.entry("hubbub.limits.requests-per-user", "1"),
                Map.entry("hubbub.limits.messages-per-user", "1"),
                Map.entry("hubbub.limits.burst", AT_ONCE + "s"),
                Map.entry("hubbub.hub.subscriptions-per-user", Integer.toString(ROOMS)));
    }
}
