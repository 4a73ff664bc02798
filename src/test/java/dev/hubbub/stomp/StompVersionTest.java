package dev.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StompVersionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"1.0 V1_0", "1.2,1.1,1.0 V1_2", "1.0,1.1,2.0 V1_1", "1.2 V1_2"})
    void theNewestThatBothSpeak(String acceptVersion, StompVersion version) {
        assertThat(StompVersion.newestOf(acceptVersion)).isEqualTo(version);
    }

    @Test
    void noHeaderMeansTheOldest() {
        assertThat(StompVersion.newestOf(null)).isEqualTo(StompVersion.V1_0);
    }

    @Test
    void noneIsCommon() {
        assertThat(StompVersion.newestOf("2.0,12")).isNull();
        assertThat(StompVersion.newestOf("")).isNull();
    }
}
