package dev.hubbub.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PingAllowanceTest {

    private static final long INTERVAL = 1_000;

    private final PingAllowance pings = new PingAllowance(INTERVAL);

    @Test
    void pingInEachIntervalIsAllowed() {
        for (long nanos = -5 * INTERVAL; nanos <= 5 * INTERVAL; nanos += INTERVAL) {
            assertThat(pings.exceededAt(nanos, false)).isFalse();
        }
    }

    @Test
    void thirdPingThatIsTooEarlyIsTooMany() {
        assertThat(pings.exceededAt(0, false)).isFalse();
        assertThat(pings.exceededAt(1, false)).isFalse();
        assertThat(pings.exceededAt(2, false)).isFalse();
        assertThat(pings.exceededAt(3, false)).isTrue();
    }

    @Test
    void pingsAmongOtherTrafficAreAllowedAndForgiveThoseBefore() {
        for (int nanos = 0; nanos < 100; nanos++) {
            assertThat(pings.exceededAt(nanos, nanos % 3 == 0)).isFalse();
        }
    }
}
