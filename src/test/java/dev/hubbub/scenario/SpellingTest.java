package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    private static final List<String> KEYS = List.of("vus", "duration", "stages", "preAllocatedVUs", "maxVUs", "rate");

    @ParameterizedTest
    @CsvSource({
        "vu, vus",
        "vsu, vus",
        "VUs, vus",
        "durration, duration",
        "duratoin, duration",
        "stage, stages",
        "preAllocatedVus, preAllocatedVUs",
        "preallocated_vus, preAllocatedVUs",
        "maxVU, maxVUs",
        "rat, rate",
    })
    void findsTheWordThatWasMeant(String word, String meant) {
        assertThat(Spelling.closest(word, KEYS)).isEqualTo(meant);
        assertThat(Spelling.hint(word, KEYS)).isEqualTo("; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "colour", "users", "threshold"})
    void doesNotGuessWhenNothingIsClose(String word) {
        assertThat(Spelling.closest(word, KEYS)).isNull();
        assertThat(Spelling.hint(word, KEYS)).isEmpty();
    }

    @Test
    void doesNotLookAtWordsThatAreTooLong() {
        assertThat(Spelling.closest("v".repeat(100_000), KEYS)).isNull();
        assertThat(Spelling.closest("vus", List.of())).isNull();
    }
}
