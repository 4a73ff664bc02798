package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {

    @ParameterizedTest
    @ValueSource(strings = {"count", "rate", "value", "avg", "min", "max"})
    void mostAreNames(String name) {
        assertThat(Statistic.parse(name)).isEqualTo(new Statistic(name, OptionalDouble.empty()));
    }

    @ParameterizedTest
    @CsvSource({"med, med, 50", "p(0), p(0), 0", "p(99), p(99), 99", "p(99.99), p(99.99), 99.99", "p(100), p(100), 100"
    })
    void percentilesHaveANumber(String text, String name, double percentile) {
        assertThat(Statistic.parse(text)).isEqualTo(new Statistic(name, OptionalDouble.of(percentile)));
    }

    @ParameterizedTest
    @CsvSource({"p(99.0), p(99)", "p(99.90), p(99.9)", "p(05), p(5)", "p(100.00), p(100)", "p(0.0), p(0)"})
    void needlessZerosAreLeftOutSoThatOnePercentileHasOneName(String text, String name) {
        assertThat(parse(text)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p",
                "p()",
                "p(101)",
                "p(100.1)",
                "p(-1)",
                "p(99",
                "p99",
                "P(99)",
                "Avg",
                "mean",
                "p(9 9)",
                "p(1e1)",
                "p(.5)",
                "p(5.)",
                "p(001)"
            })
    void otherNamesAreNone(String name) {
        assertThat(Statistic.parse(name)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TREND, 'count avg min med max p(90)'",
        "COUNTER, 'count rate'",
        "RATE, 'rate'",
        "GAUGE, 'value min max'",
    })
    void eachTypeOfMetricHasItsOwn(Metric.Type type, String names) {
        String all = "count rate value avg min med max p(90)";
        assertThat(Arrays.stream(all.split(" ")).filter(name -> parse(name).fits(type)))
                .containsExactlyInAnyOrder(names.split(" "));
    }

    @Test
    void thoseOfATypeAreNamedForPeople() {
        assertThat(Statistic.namesOf(Metric.Type.TREND)).isEqualTo("count, avg, min, med, max, p(N)");
        assertThat(Statistic.namesOf(Metric.Type.GAUGE)).isEqualTo("value, min, max");
    }

    private static Statistic parse(String name) {
        return Objects.requireNonNull(Statistic.parse(name));
    }
}
