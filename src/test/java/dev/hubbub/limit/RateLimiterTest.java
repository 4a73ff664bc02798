package dev.hubbub.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.RateLimiter.Rate;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much somebody may at once, and in the long run. */
class RateLimiterTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter<String> limiter =
            new RateLimiter<>("messages-per-user", new Rate(10, Duration.ofSeconds(2)), 1_000, new Time(nanos));

    @Test
    void aBurstIsTakenAndThenAsMuchAsTheRate() {
        assertThat(taken("ann", 100)).isEqualTo(20);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(taken("ann", 100)).isEqualTo(10);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(taken("ann", 100)).isEqualTo(20);
        assertThat(limiter.refused()).isEqualTo(250);
    }

    @Test
    void nobodyPaysForAnother() {
        taken("ann", 100);

        assertThatCode(() -> limiter.take("bob")).doesNotThrowAnyException();
    }

    @Test
    void whoIsRefusedIsToldWhyAndForHowLong() {
        taken("ann", 20);

        assertThatThrownBy(() -> limiter.take("ann"))
                .hasMessageContaining("hubbub.limits.messages-per-user")
                .isInstanceOfSatisfying(HubbubException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED);
                    assertThat(refused.retryAfterSeconds()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1"})
    void aRateThatLetsNothingThroughIsRefused(int perSecond, int burstSeconds) {
        assertThatThrownBy(() -> new Rate(perSecond, Duration.ofSeconds(burstSeconds)))
                .hasMessageContaining("at least 1 a second");
    }

    private int taken(String key, int attempts) {
        return (int) IntStream.range(0, attempts)
                .filter(attempt -> {
                    try {
                        limiter.take(key);
                        return true;
                    } catch (HubbubException tooMany) {
                        return false;
                    }
                })
                .count();
    }

    /** Moved by hand. */
    private record Time(AtomicLong nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
