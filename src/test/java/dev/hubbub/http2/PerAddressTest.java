package dev.hubbub.http2;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many connections an address may have, as it is set. */
class PerAddressTest {

    @Test
    void lessThanNoneIsRefusedByTheNameOfItsSetting() {
        Duration minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new ConnectionLimits(10, -1, minute, minute, 10, 10, 10, minute, 1_000, minute))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hubbub.grpc.max-connections-per-address must be at least 0")
                .hasMessageContaining("-1");
    }
}
