package dev.hubbub.access.jwt;

import java.io.IOException;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;

/** Where public keys are. */
@FunctionalInterface
public interface KeySource {

    /**
     * Reads them; waits.
     *
     * @return none when whoever issues tokens has taken all of them away
     * @throws IOException with a message that says what to change
     */
    List<PublicJsonWebKey> read() throws IOException;
}
