package dev.hubbub.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A token that a process makes for its own swarm and load lab, so that they can dial the very server they live in. It is
 * never written down, nor sent to any other server, and ends with the process.
 */
public final class ProcessToken implements Authenticator {

    private static final int BYTES = 32;

    private final byte[] value;
    /** Nobody in particular: its clients have ids of their own, and the swarm and the lab have limits of their own. */
    private final CompletionStage<Identity> bearer =
            CompletableFuture.completedStage(new Identity("", "", Set.of(Role.CHAT, Role.LAB), Instant.MAX));

    private final Authenticator others;

    /** @param others asked about all other tokens */
    public ProcessToken(Authenticator others) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.value = Base64.getUrlEncoder().withoutPadding().encode(random);
        this.others = others;
    }

    /** The token; a secret. */
    public String secret() {
        return new String(value, StandardCharsets.US_ASCII);
    }

    @Override
    public CompletionStage<Identity> identify(String token) {
        return MessageDigest.isEqual(value, token.getBytes(StandardCharsets.UTF_8)) ? bearer : others.identify(token);
    }
}
