package dev.hubbub.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.hubbub.error.HubbubException;
import dev.hubbub.exposition.Family.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    @Test
    void labelsMayHoldAnythingThatIsEscaped() {
        Sample sample = only("m{a=\"quo\\\"te\",b=\"back\\\\slash\",c=\"new\\nline\",d=\"{},=\",} 1");

        assertThat(sample.labels())
                .containsExactly(
                        entry("a", "quo\"te"), entry("b", "back\\slash"), entry("c", "new\nline"), entry("d", "{},="));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.5, -0.5",
        "1.5e-05, 0.000015",
        "NaN, NaN",
        "+Inf, Infinity",
        "-Inf, -Infinity",
        "1 1700000000000, 1"
    })
    void valuesAreNumbersAndWhatIsNone(String written, double value) {
        assertThat(only("m " + written).value()).isEqualTo(Double.valueOf(value));
    }

    @Test
    void samplesBelongToTheFamilyThatWasBegun() {
        List<Family> families = Exposition.read(
                """
                # a comment
                # HELP h How long \\\\ it\\ntook
                # TYPE h histogram
                h_bucket{le="0.1"} 3
                h_bucket{le="+Inf"} 4
                h_sum 1.5
                h_count 4
                # TYPE h_max gauge
                h_max 0.7

                loose 1
                # TYPE empty counter
                """,
                TEXT);

        assertThat(families).extracting(Family::name).containsExactly("h", "h_max", "loose");
        assertThat(families).extracting(Family::type).containsExactly(Type.HISTOGRAM, Type.GAUGE, Type.UNKNOWN);
        assertThat(families.get(0).help()).isEqualTo("How long \\ it\ntook");
        assertThat(families.get(0).samples())
                .extracting(Sample::name)
                .containsExactly("h_bucket", "h_bucket", "h_sum", "h_count");
    }

    @Test
    void openMetricsHaveExemplarsAndTimesInSecondsAndAnEnd() {
        List<Family> families = Exposition.read(
                """
                # TYPE c counter
                # UNIT c seconds
                c_total 7 1700000000.123 # {trace_id="a b"} 0.5 1700000000.1
                c_created 1.7e9
                # EOF
                """,
                OPEN_METRICS);

        assertThat(families).hasSize(1);
        assertThat(families.get(0).samples())
                .extracting(Sample::name, Sample::value)
                .containsExactly(tuple("c_total", 7.0), tuple("c_created", 1.7e9));
    }

    @Test
    void openMetricsThatWereCutOffAreRefused() {
        assertThatThrownBy(() -> Exposition.read("a 1\nb 2", OPEN_METRICS)).hasMessageContaining("cut off");
        assertThatThrownBy(() -> Exposition.read("a 1\n# EOF\nb 2", OPEN_METRICS))
                .hasMessage("line 3: it is behind # EOF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "m",
                "m{a=\"1\"",
                "m{a=\"1} 1",
                "m{a=1} 1",
                "m{a=\"1\" b=\"2\"} 1",
                "m{a=\"1\",a=\"2\"} 1",
                "m{a=\"\\x\"} 1",
                "m{1a=\"1\"} 1",
                "m one",
                "m 0x1p3",
                "m 1f",
                "m 1 1.5",
                "m 1 2 3",
                "m 1 # {} 1",
                "# TYPE m colour"
            })
    void whatIsNotWellFormedIsRefusedWithItsLine(String line) {
        assertThatThrownBy(() -> Exposition.read("fine 1\n" + line + "\n", TEXT))
                .isInstanceOf(HubbubException.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void onlyTextAndOpenMetricsMayBePages() {
        assertThat(Exposition.isOf(TEXT)).isTrue();
        assertThat(Exposition.isOf(OPEN_METRICS)).isTrue();
        assertThat(Exposition.isOf("text/html; charset=utf-8")).isFalse();
        assertThat(Exposition.isOf("application/json")).isFalse();
    }

    private static Sample only(String line) {
        return Exposition.read(line + "\n", TEXT).get(0).samples().get(0);
    }
}
