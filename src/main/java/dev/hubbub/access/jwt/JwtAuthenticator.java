package dev.hubbub.access.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hubbub.access.Authenticator;
import dev.hubbub.access.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Checks JSON Web Tokens. Those that were found good are remembered, by their digests, as long as their keys are. */
public final class JwtAuthenticator implements Authenticator {

    private final KeyRing ring;
    private final TokenReader reader;
    private final Clock clock;
    private final Cache<ByteBuffer, Found> known;

    public JwtAuthenticator(JwtSettings settings, KeyRing ring, Clock clock) {
        this.ring = ring;
        this.reader = new TokenReader(settings, clock);
        this.clock = clock;
        this.known = Caffeine.newBuilder().maximumSize(settings.remembered()).build();
    }

    @Override
    public CompletionStage<Identity> identify(String token) {
        return ring.current().thenCompose(keys -> identify(token, keys));
    }

    private CompletionStage<Identity> identify(String token, Keys keys) {
        ByteBuffer digest = digest(token);
        Found found = known.getIfPresent(digest);
        if (found != null && found.with() == keys && !found.identity().isExpired(clock.instant())) {
            return CompletableFuture.completedStage(found.identity());
        }
        try {
            return CompletableFuture.completedStage(remember(digest, reader.read(token, keys), keys));
        } catch (TokenReader.StrangerException stranger) {
            return ring.after(keys).thenApply(others -> {
                if (others == keys) {
                    throw stranger.refusal();
                }
                return remember(digest, readAgain(token, others), others);
            });
        }
    }

    private Identity readAgain(String token, Keys keys) {
        try {
            return reader.read(token, keys);
        } catch (TokenReader.StrangerException stranger) {
            throw stranger.refusal();
        }
    }

    private Identity remember(ByteBuffer digest, Identity identity, Keys with) {
        known.put(digest, new Found(identity, with));
        return identity;
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JVM has SHA-256", never);
        }
    }

    /** Whose a token was found to be, and with which keys. */
    private record Found(Identity identity, Keys with) {}
}
