package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "2m, PT2M",
        "1h30m, PT1H30M",
        "1h2m3s4ms, PT1H2M3.004S",
        "1d, PT24H",
        "1.5s, PT1.5S",
        "0.5ms, PT0.0005S",
        "90s, PT1M30S",
        "30m1h, PT1H30M",
        "999999999d, PT23999999976H",
    })
    void readsThoseOfK6(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "-5s",
                "+5s",
                "5 s",
                "5S",
                "5sec",
                "1.s",
                ".5s",
                "PT5S",
                "1000000000ms",
                "1h,30m",
                "1us",
                "5s "
            })
    void otherTextsAreNone(String text) {
        assertThat(Durations.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1ms", "30s", "2m", "1h30m", "24h", "1h2m3s4ms", "100h"})
    void writesWhatItReads(String text) {
        assertThat(Durations.text(Objects.requireNonNull(Durations.parse(text))))
                .isEqualTo(text);
    }
}
