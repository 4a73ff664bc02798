package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextSummaryTest {

    private static final String ESCAPES = "\u001b\\[[0-9;]*m";

    static Stream<RunReport> reports() {
        return Stream.of(
                ReportFixture.good(),
                ReportFixture.bad(),
                StrangeReports.empty(),
                ReportFixture.day(77),
                StrangeReports.absurd(Double.NaN),
                StrangeReports.absurd(Double.NEGATIVE_INFINITY),
                StrangeReports.absurd(Double.MAX_VALUE),
                StrangeReports.hostile("\u001b[2J\u0007\n\u202E<b>" + "日本😀 e\u0301".repeat(40)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noLineIsTooWideAndNothingSteersTheTerminal(RunReport report) {
        String plain = TextSummary.write(report, false);
        assertThat(plain).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
        assertThat(plain.lines()).allSatisfy(line -> {
            assertThat(Cells.width(line)).isLessThanOrEqualTo(TextSummary.WIDTH);
            assertThat(line).doesNotEndWith(" ");
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void coloursChangeNothingElse(RunReport report) {
        String plain = TextSummary.write(report, false);
        String coloured = TextSummary.write(report, true);
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.replaceAll(ESCAPES, "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(plain.lines().toList());
    }

    @Test
    void whatMattersComesFirst() {
        assertThat(TextSummary.write(ReportFixture.bad(), false))
                .startsWith("  ✗ FAIL  room-5k\n  run 7f3a-2 · 2026-11-21 10:15:30 UTC · took 2 min 34 s\n")
                .containsSubsequence(
                        "- fanout_latency{stage:steady}: p(99)<50, was 73.112 ms",
                        "THRESHOLDS",
                        "DELIVERIES",
                        "TRENDS",
                        "COUNTERS",
                        "FAILURES",
                        "WARNINGS",
                        "GENERATOR",
                        "PROVENANCE");
    }

    @Test
    void thresholdsHaveTickOrCrossAndTheActualValue() {
        List<String> lines = lines(ReportFixture.bad());
        assertThat(lines)
                .anyMatch(line -> line.matches(" +✓ +fanout_latency\\{stage:steady} +p\\(99.9\\)<200 +181.5 ms"));
        assertThat(lines)
                .anyMatch(line -> line.matches(" +✗ +fanout_latency\\{stage:steady} +p\\(99\\)<50 +73.112 ms"));
        assertThat(lines).anyMatch(line -> line.matches(" +✗ +delivery_reach +rate>0.9999 +0.99989"));
        assertThat(lines).anyMatch(line -> line.matches(" +– +time_to_nowhere +p\\(99\\)<1 +–"));
    }

    @Test
    void theLedgerIsExact() {
        assertThat(lines(ReportFixture.bad()))
                .anyMatch(line -> line.matches(" +delivered +3,669,596 +99.9889 %"))
                .anyMatch(line -> line.matches(" +lost +404 +0.011 %"));
    }

    @Test
    void severalTargetsAreATable() {
        assertThat(lines(ReportFixture.bad()))
                .containsSubsequence(
                        "  █ TARGETS",
                        "                           users  conns  connects  failed  moved  resumed",
                        "    grpc://a.example:9000      0     50     2,500       0      0        0",
                        "    grpc://b.example:9000  5,000     50     5,000       7  2,500    2,499");
        assertThat(TextSummary.write(ReportFixture.good(), false)).doesNotContain("TARGETS");
    }

    @Test
    void aListOfTargetsBreaksBetweenThem() {
        RunReport report = ReportBuilder.report(run -> {
            String targets = IntStream.range(0, 9)
                    .mapToObj(i -> "grpc://host-" + i + ":9000")
                    .collect(Collectors.joining(", "));
            run.provenance = new Provenance("", 1, targets, "1", "", "jvm", "os", 2, 1);
            return run;
        });
        assertThat(lines(report)).anyMatch(line -> line.matches(" +grpc://host-\\d:9000, .*"));
    }

    @Test
    void trendsHaveTheStatisticsAskedForInTheirOrder() {
        RunReport report = ReportBuilder.report(run -> {
            run.summaryTrendStats = List.of("max", "p(99)", "count");
            return run.trend("fanout_latency", Map.of("max", 1_234.5, "p(99)", 0.25, "count", 12_345.0))
                    .trend("fanout_latency_of_old", Map.of("max", 1.0))
                    .trend("fanout_latency{stage:steady}", Map.of("max", 7.0, "p(99)", 5.0, "count", 9.0))
                    .trend("lonely{stage:steady}", Map.of());
        });
        assertThat(lines(report))
                .containsSubsequence(
                        "                             max  p(99)   count",
                        "    fanout_latency         1.23s  250µs  12,345",
                        "      {stage:steady}         7ms    5ms       9",
                        "    fanout_latency_of_old    1ms      –       –",
                        "    lonely{stage:steady}       –      –       –");
    }

    @Test
    void statisticsThatDoNotFitMakeAnotherBlock() {
        RunReport report = ReportBuilder.report(run -> {
            run.summaryTrendStats =
                    IntStream.range(0, 30).mapToObj(i -> "p(" + i + ")").toList();
            return run.trend("fanout_latency", Map.of("p(0)", 1.0, "p(29)", 29.0));
        });
        assertThat(lines(report).stream().filter(line -> line.contains("fanout_latency")))
                .hasSizeGreaterThan(1);
        assertThat(lines(report)).anyMatch(line -> line.contains("29ms"));
    }

    @Test
    void countersHaveTheirRateAndSharesArePercentages() {
        assertThat(lines(ReportFixture.good()))
                .anyMatch(line -> line.matches(" +deliveries +3,670,000 +30,583/s"))
                .anyMatch(line -> line.matches(" +delivery_reach +100 %"))
                .anyMatch(line -> line.matches(" +vus +5,050 +min 1 +max 5,050"));
    }

    @Test
    void aRunOfNothingSaysSo() {
        assertThat(TextSummary.write(StrangeReports.empty(), false))
                .contains("✗ INVALID", "connection refused", "target unknown")
                .doesNotContain("DELIVERIES", "TRENDS", "COUNTERS", "GENERATOR", "100 %", "NaN");
        assertThat(lines(StrangeReports.empty())).hasSizeLessThan(20);
    }

    @Test
    void remarksAreBounded() {
        RunReport report = ReportBuilder.report(run -> {
            run.warnings =
                    IntStream.range(0, 1_000).mapToObj(i -> "warning " + i).toList();
            run.failures = IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "failure " + i, i -> i));
            return run;
        });
        assertThat(lines(report)).hasSizeLessThan(100).anyMatch(line -> line.contains("and 980 more"));
    }

    private static List<String> lines(RunReport report) {
        return TextSummary.write(report, false).lines().toList();
    }
}
