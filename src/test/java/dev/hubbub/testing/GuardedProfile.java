package dev.hubbub.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with authentication on: it takes the tokens of {@link TokenIssuer#KNOWN}. */
public class GuardedProfile implements QuarkusTestProfile {

    /** Lets anybody in over STOMP, beside their tokens; a secret. */
    public static final String PASSCODE = "planted-passcode-7391";

    /** A page of another origin that may use the server. */
    public static final String FRIEND = "https://chat.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "hubbub.security.public-key",
                TokenIssuer.KNOWN.pemFile().toString(),
                "hubbub.security.issuer",
                TokenIssuer.ISSUER,
                "hubbub.security.audience",
                TokenIssuer.AUDIENCE,
                "hubbub.security.allowed-origins",
                "same-origin," + FRIEND,
                "hubbub.security.leeway",
                "0s",
                "hubbub.stomp.passcode",
                PASSCODE);
    }
}
