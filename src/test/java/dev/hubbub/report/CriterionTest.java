package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.Criterion.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionTest {

    @ParameterizedTest
    @CsvSource({
        "p(99)<50, p(99), LESS, 50",
        "p(99.9)<=200.5, p(99.9), AT_MOST, 200.5",
        "rate>0.9999, rate, MORE, 0.9999",
        "avg>=1e3, avg, AT_LEAST, 1000",
        "count==0, count, EQUAL, 0",
        "count===0, count, EQUAL, 0",
        "value!=-1, value, UNEQUAL, -1",
        "value!==+1, value, UNEQUAL, 1",
        "' med < 5 ', med, LESS, 5",
    })
    void readsAStatisticAnOperatorAndANumber(String text, String stat, Operator operator, double limit) {
        assertThat(Criterion.parse(text)).isEqualTo(new Criterion(stat, operator, limit));
    }

    @ParameterizedTest
    @CsvSource({
        "LESS, true, false, false",
        "AT_MOST, true, true, false",
        "MORE, false, false, true",
        "AT_LEAST, false, true, true",
        "EQUAL, false, true, false",
        "UNEQUAL, true, false, true",
    })
    void comparesWithTheLimit(Operator operator, boolean below, boolean at, boolean above) {
        Criterion criterion = new Criterion("avg", operator, 10);
        assertThat(criterion.holds(9.999)).isEqualTo(below);
        assertThat(criterion.holds(10)).isEqualTo(at);
        assertThat(criterion.holds(10.001)).isEqualTo(above);
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void withoutAValueNothingHolds(Operator operator) {
        assertThat(new Criterion("avg", operator, 10).holds(Double.NaN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p(99)<50", "p(99.9)<=200", "rate>0.9999", "avg>=12.5", "count==0", "value!=-3", "max<1000000"})
    void isWrittenAsItWasRead(String text) {
        assertThat(Criterion.parse(text)).hasToString(text);
    }

    @Test
    void otherSpellingsAreWrittenInTheUsualOne() {
        assertThat(Criterion.parse(" p(99.0) === 1e2 ")).hasToString("p(99)==100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "p(99)", "<50", "50", "p 99<50", "fast"})
    void eachPartMustBeThere(String text) {
        assertThat(flaw(text)).isEqualTo("must be a statistic, an operator and a number, such as p(99)<50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean<5", "p(101)<5", "p99<5"})
    void theStatisticMustBeOne(String text) {
        assertThat(flaw(text))
                .startsWith(
                        "has no statistic \"" + text.substring(0, text.indexOf('<')) + "\"; there are count, rate,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "=<", "<>", "====", "!", "=!=", "<<"})
    void theOperatorMustBeOne(String operator) {
        assertThat(flaw("avg" + operator + "5"))
                .isEqualTo("has no operator \"" + operator + "\"; there are <, <=, >, >=, == and !=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50ms", "x", "NaN", "Infinity", "1e999", "5 5", "0x10", "1,5", ".5", "5f"})
    void theLimitMustBeAFiniteNumberWithoutAUnit(String limit) {
        assertThat(flaw("avg<" + limit))
                .isEqualTo("compares with \"" + limit + "\", which is not a number; units are left out: p(99)<50");
    }

    @Test
    void aHugeTextIsNotEvenLookedAt() {
        assertThat(flaw("<".repeat(1_000_000))).startsWith("must be a statistic");
    }

    private static String flaw(String text) {
        HubbubException thrown = catchThrowableOfType(HubbubException.class, () -> Criterion.parse(text));
        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(thrown.faults()).extracting(Fault::field).containsExactly("threshold");
        return thrown.faults().get(0).detail();
    }
}
