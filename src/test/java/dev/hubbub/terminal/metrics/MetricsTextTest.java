package dev.hubbub.terminal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.exposition.Exposition;
import dev.hubbub.report.Cells;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100, 132, 250})
    void noLineIsWiderThanTheTerminal(int width) throws IOException {
        assertThat(MetricsText.table(goService(), width, false))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(width))
                .allSatisfy(line -> assertThat(line).isNotBlank().doesNotEndWith(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 250})
    void nothingIsLeftOutOfWhatIsWrapped(int width) throws IOException {
        List<Row> rows = goService();

        String words = String.join(" ", MetricsText.table(rows, width, false));

        assertThat(words.split("\\s+")).contains("metric", "meaning", "quantile=0.5");
        assertThat(rows).allSatisfy(row -> assertThat(words).contains(row.name()));
        assertThat(words).contains("no limit").contains("1.53 ms");
    }

    @Test
    void meaningsAreWrappedUnderTheirColumn() {
        List<Row> rows = List.of(
                row("go_goroutines", 37, "goroutines now; only rising means that some never end"),
                row("go_threads", 7, "threads of the operating system"));

        assertThat(MetricsText.table(rows, 56, false))
                .containsExactly(
                        "metric         value  meaning",
                        "go_goroutines     37  goroutines now; only rising means",
                        "                      that some never end",
                        "go_threads         7  threads of the operating system");
    }

    @Test
    void whatIsLongerThanMostHasALineOfItsOwn() {
        List<Row> rows = List.of(
                row("jvm_gc_concurrent_phase_time_seconds_count", 3, "how often there was collection beside it"),
                new Row("latency", new TreeMap<>(), histogram(), "s", "how late"));

        assertThat(MetricsText.table(rows, 60, false))
                .containsExactly(
                        "metric                   value  meaning",
                        "jvm_gc_concurrent_phase_time_seconds_count",
                        "                             3  how often there was",
                        "                                collection beside it",
                        "latency",
                        "               mean 25 ms, p99 ≤ 12 min 30 s, of 123,456,789",
                        "                                how late");
    }

    private static Row row(String name, double value, String meaning) {
        return new Row(name, new TreeMap<>(), Map.of(Row.VALUE, value), "", meaning);
    }

    private static Map<String, Double> histogram() {
        return Map.of("count", 123_456_789.0, "mean", 0.025, "p99", 750.0);
    }

    private static List<Row> goService() throws IOException {
        try (InputStream page = MetricsTextTest.class.getResourceAsStream("/metrics/go.txt")) {
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            return Rows.of(Exposition.read(text, "text/plain; version=0.0.4; charset=utf-8"), true);
        }
    }
}
