package dev.hubbub.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameRateTest {

    private final FrameRate rate = new FrameRate(3, Duration.ofNanos(100));

    @Test
    void limitHoldsWithinAPeriodAndAnewInTheNext() {
        for (long start : new long[] {-1_000, -900, 500}) {
            assertThat(rate.exceededAt(start)).isFalse();
            assertThat(rate.exceededAt(start + 50)).isFalse();
            assertThat(rate.exceededAt(start + 99)).isFalse();
            assertThat(rate.exceededAt(start + 99)).isTrue();
        }
    }
}
