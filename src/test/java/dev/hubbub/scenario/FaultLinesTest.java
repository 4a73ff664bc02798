package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultLinesTest {

    private static final String TEXT =
            """
            # how many are too many
            name: ramp
            scenarios:
              talkers:
                executor: ramping-vus
                stages:
                  - {duration: 5s, target: 10}
                  - duration: soon
                    target: 20
            thresholds:
              "fanout_latency{stage:main}": ["p(99)<50", "p(50)<x"]
            """;

    @ParameterizedTest
    @CsvSource({
        "name, 2",
        "scenarios.talkers, 4",
        "scenarios.talkers.executor, 5",
        "scenarios.talkers.stages[0].target, 7",
        "scenarios.talkers.stages[1].duration, 8",
        "scenarios.talkers.stages[1].target, 9",
        "thresholds.fanout_latency{stage:main}[1], 11"
    })
    void whatIsThereIsInItsLine(String field, int line) {
        assertThat(line(TEXT, field, "is wrong")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "scenarios.talkers.exec, 4",
        "scenarios.talkers.stages[7].duration, 6",
        "scenarios.talkers.stages[1].name, 8",
        "target.url, 1",
        "scenario, 1"
    })
    void whatIsMissingIsInTheLineOfWhatItShouldBeIn(String field, int line) {
        assertThat(line(TEXT, field, "is missing")).isEqualTo(line);
    }

    @Test
    void faultsOfTheTextItselfSayTheirLine() {
        assertThat(line(TEXT, "scenario", "line 9, column 3: a character that YAML does not allow"))
                .isEqualTo(9);
        assertThat(line(TEXT, "name", "is there twice, again in line 12; keep one"))
                .isEqualTo(12);
        assertThat(line(TEXT, "name", "must be a name, not \"line 12\"")).isEqualTo(2);
    }

    @Test
    void jsonHasLinesToo() {
        assertThat(line("{\n\"name\": \"x\",\n\"scenarios\":\n{\"a\": {\n\"rate\": -1}}}", "scenarios.a.rate", "no"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name: x\n  bad: [", "\u0000", "{\"name\"", "- 1", "*a", "{}}"})
    void noTextIsTooBroken(String text) {
        assertThat(line(text, "scenarios.a.rate", "is missing")).isEqualTo(1);
        assertThat(line(text, "", "is empty")).isEqualTo(1);
    }

    private static int line(String text, String field, String detail) {
        return FaultLines.of(text).line(new Fault(field, detail));
    }
}
