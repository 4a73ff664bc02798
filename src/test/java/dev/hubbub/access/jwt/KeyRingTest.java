package dev.hubbub.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.TokenIssuer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which keys are taken when those that there are have become old. */
@Timeout(60)
class KeyRingTest {

    private static final KeyRing.Pace PACE = new KeyRing.Pace(Duration.ofMinutes(10), Duration.ofSeconds(5));

    private final AtomicLong nanos = new AtomicLong();
    private final List<PublicJsonWebKey> one;
    private volatile KeySource source;
    private final KeyRing ring;

    KeyRingTest() throws JoseException, IOException {
        one = List.of(
                PublicJsonWebKey.Factory.newPublicJwk(TokenIssuer.KNOWN.keys().getPublic()));
        source = () -> one;
        ring = new KeyRing(() -> source.read(), PACE, nanos::get);
        ring.readNow();
    }

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void keysThatWereNotReadForLongAreNotTakenBeforeTheyAreReadAnew() {
        CompletableFuture<List<PublicJsonWebKey>> answer = new CompletableFuture<>();
        source = answer::join;
        pass(Duration.ofMinutes(30));

        CompletableFuture<Keys> current = ring.current().toCompletableFuture();

        assertThat(current).isNotDone();
        answer.complete(List.of());
        assertThat(current.join().all()).isEmpty();
    }

    @Test
    void nobodyWaitsAgainAfterThatWasTriedInVain() {
        source = () -> {
            throw new IOException("gone");
        };
        pass(Duration.ofMinutes(30));
        assertThat(current().all()).isEqualTo(one);
        source = new CompletableFuture<List<PublicJsonWebKey>>()::join;
        pass(PACE.shortest());

        assertThat(ring.current().toCompletableFuture()).isCompleted();
    }

    @Test
    void keysThatAreDueAreTakenMeanwhile() {
        source = new CompletableFuture<List<PublicJsonWebKey>>()::join;
        pass(Duration.ofMinutes(29));

        assertThat(ring.current().toCompletableFuture()).isCompleted();
    }

    @Test
    void keysThatCannotBeReadAnewAreTakenForADay() {
        source = () -> {
            throw new IOException("gone");
        };
        pass(Duration.ofHours(23));
        assertThat(current().all()).isEqualTo(one);

        pass(Duration.ofHours(1));

        assertThatThrownBy(this::current)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("try again in a moment");
        source = () -> one;
        pass(PACE.shortest());
        assertThat(current().all()).isEqualTo(one);
    }

    @Test
    void aFirstReadingWithoutAKeyFails() {
        try (KeyRing empty = new KeyRing(List::of, PACE, nanos::get)) {
            assertThatThrownBy(empty::readNow).isInstanceOf(IOException.class).hasMessageContaining("no key");
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Keys current() {
        return ring.current().toCompletableFuture().join();
    }
}
