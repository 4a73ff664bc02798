package dev.hubbub.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.access.Access;
import dev.hubbub.access.AccessStats;
import dev.hubbub.access.Identity;
import dev.hubbub.access.Role;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.testing.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose a token is, and which are nobody's. */
class JwtAuthenticatorTest {

    private static final JwtSettings SETTINGS =
            new JwtSettings(TokenIssuer.ISSUER, TokenIssuer.AUDIENCE, "groups", Duration.ZERO, 100);
    private static final KeyRing.Pace PACE = new KeyRing.Pace(Duration.ofMinutes(10), Duration.ofSeconds(5));

    private final AtomicLong nanos = new AtomicLong();
    private final Path file;
    private final KeyRing ring;

    JwtAuthenticatorTest(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("key.pem"), TokenIssuer.KNOWN.pem());
        ring = new KeyRing(new PemFile(file), PACE, nanos::get);
        ring.readNow();
    }

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void aGoodTokenSaysWhoAndWhat() {
        Identity ann = identify(TokenIssuer.KNOWN.token("ann", Role.CHAT, Role.LAB));

        assertThat(ann.subject()).isEqualTo("ann");
        assertThat(ann.roles()).containsExactlyInAnyOrder(Role.CHAT, Role.LAB);
        assertThat(ann.isExpired(Clock.systemUTC().instant())).isFalse();
    }

    static Stream<Map.Entry<String, String>> badTokens() {
        return TokenIssuer.KNOWN.badTokens().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsNobodysAndNothingOfItIsRepeated(Map.Entry<String, String> bad) {
        Access access = new Access(new JwtAuthenticator(SETTINGS, ring, Clock.systemUTC()));

        assertThatThrownBy(() -> join(access.admit("Bearer " + bad.getValue(), Role.CHAT)))
                .isInstanceOfSatisfying(HubbubException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(ErrorKind.UNAUTHENTICATED))
                .hasMessageContaining("token")
                .hasMessageNotContaining("eve")
                .hasMessageNotContaining(bad.getValue());
        assertThat(access.stats().refused(AccessStats.Reason.UNAUTHENTICATED)).isEqualTo(1);
    }

    @Test
    void rolesAreFoundByAPathAndInWordsAndUnknownOnesAreLeftOut() throws Exception {
        JwtClaims claims = TokenIssuer.claims("ann");
        claims.setClaim("realm_access", Map.of("roles", List.of("admin", "cook")));
        claims.setStringClaim("scope", "openid chat lab");

        assertThat(with("realm_access/roles", claims).roles()).containsExactly(Role.ADMIN);
        assertThat(with("scope", claims).roles()).containsExactlyInAnyOrder(Role.CHAT, Role.LAB);
        assertThat(with("nothing/there", claims).roles()).isEmpty();
    }

    @Test
    void otherKindsOfKeysWillDo() throws IOException {
        TokenIssuer elliptic = new TokenIssuer("EC", 256);
        Files.writeString(file, TokenIssuer.KNOWN.pem() + elliptic.pem());
        ring.readNow();

        String token = TokenIssuer.sign(
                TokenIssuer.claims("ann", Role.CHAT),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                elliptic.keys().getPrivate());
        assertThat(identify(token).subject()).isEqualTo("ann");
        assertThat(identify(TokenIssuer.KNOWN.token("bob", Role.CHAT)).subject())
                .isEqualTo("bob");
    }

    /** Its signer may have gone over to another curve, and the keys are to be read anew. */
    @Test
    void aKeyOfAnotherCurveIsAnotherKey() throws IOException {
        Files.writeString(file, new TokenIssuer("EC", 384).pem());
        ring.readNow();
        TokenIssuer next = new TokenIssuer("EC", 256);
        Files.writeString(file, next.pem());
        nanos.addAndGet(PACE.shortest().toNanos());

        String token = TokenIssuer.sign(
                TokenIssuer.claims("ann", Role.CHAT),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                next.keys().getPrivate());

        assertThat(identify(token).subject()).isEqualTo("ann");
    }

    @Test
    void anotherKeyIsReadWhenATokenIsSignedWithItButNotForEachBadToken() throws IOException {
        JwtAuthenticator tokens = new JwtAuthenticator(SETTINGS, ring, Clock.systemUTC());
        String other = TokenIssuer.STRANGER.token("ann", Role.CHAT);
        assertThatThrownBy(() -> join(tokens.identify(other))).hasMessageContaining("known here");
        Files.writeString(file, TokenIssuer.STRANGER.pem());
        assertThatThrownBy(() -> join(tokens.identify(other))).hasMessageContaining("known here");

        nanos.addAndGet(PACE.shortest().toNanos());

        assertThat(join(tokens.identify(other)).subject()).isEqualTo("ann");
        assertThatThrownBy(() -> join(tokens.identify(TokenIssuer.KNOWN.token("ann", Role.CHAT))))
                .hasMessageContaining("known here");
    }

    @Test
    void aTokenThatWasGoodIsNotOnceItsKeyIsGone() throws IOException {
        JwtAuthenticator tokens = new JwtAuthenticator(SETTINGS, ring, Clock.systemUTC());
        String token = TokenIssuer.KNOWN.token("ann", Role.CHAT);
        assertThat(join(tokens.identify(token)).subject()).isEqualTo("ann");
        Files.writeString(file, TokenIssuer.STRANGER.pem());
        ring.readNow();

        assertThatThrownBy(() -> join(tokens.identify(token))).hasMessageContaining("known here");
    }

    @Test
    void keysThatCannotBeReadAnewStay() throws IOException {
        JwtAuthenticator tokens = new JwtAuthenticator(SETTINGS, ring, Clock.systemUTC());
        Files.delete(file);
        nanos.addAndGet(PACE.longest().toNanos());

        assertThat(join(tokens.identify(TokenIssuer.KNOWN.token("ann", Role.CHAT)))
                        .subject())
                .isEqualTo("ann");
    }

    private Identity identify(String token) {
        return join(new JwtAuthenticator(SETTINGS, ring, Clock.systemUTC()).identify(token));
    }

    private Identity with(String rolesClaim, JwtClaims claims) {
        JwtSettings settings =
                new JwtSettings(TokenIssuer.ISSUER, TokenIssuer.AUDIENCE, rolesClaim, Duration.ZERO, 100);
        String token = TokenIssuer.sign(
                claims,
                AlgorithmIdentifiers.RSA_USING_SHA256,
                TokenIssuer.KNOWN.keys().getPrivate());
        return join(new JwtAuthenticator(settings, ring, Clock.systemUTC()).identify(token));
    }

    /** What it comes to, with the failure as it is. */
    private static Identity join(CompletionStage<Identity> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof HubbubException known ? known : failure;
        }
    }
}
