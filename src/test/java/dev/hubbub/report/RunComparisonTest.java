package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.hubbub.error.HubbubException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

    private static final double TOLERANCE = 0.05;
    private static final String P99 = "fanout_latency p99";

    private int runs;

    @Test
    void worseIsWhatIsBeyondTheToleranceAndNotByChance() {
        Change change = p99(new double[] {10, 10.1, 9.9}, new double[] {12, 12.2, 11.9});
        assertThat(change.judgement()).isEqualTo(Judgement.WORSE);
        assertThat(change.change()).isCloseTo(0.2, within(0.01));
        Interval interval = Objects.requireNonNull(change.interval());
        assertThat(interval.low()).isPositive().isLessThan(change.change());
        assertThat(interval.high()).isGreaterThan(change.change());
    }

    @Test
    void betterIsTheOtherWayRound() {
        assertThat(p99(new double[] {12, 12.2, 11.9}, new double[] {10, 10.1, 9.9})
                        .judgement())
                .isEqualTo(Judgement.BETTER);
    }

    @Test
    void whatMayBeChanceIsUnsure() {
        assertThat(p99(new double[] {10, 14, 8}, new double[] {12, 16, 9}).judgement())
                .isEqualTo(Judgement.UNSURE);
    }

    @Test
    void whatIsCertainButSmallIsTheSame() {
        assertThat(p99(new double[] {10, 10.001, 9.999}, new double[] {10.2, 10.201, 10.199})
                        .judgement())
                .isEqualTo(Judgement.SAME);
    }

    @Test
    void aSmallChangeOfValuesThatSpreadWidelyIsUnsure() {
        assertThat(p99(new double[] {10, 14, 8}, new double[] {10.1, 14, 8}).judgement())
                .isEqualTo(Judgement.UNSURE);
    }

    @Test
    void ofSingleRunsWhatIsBeyondTheToleranceCounts() {
        Change change = p99(new double[] {10}, new double[] {10.6});
        assertThat(change.interval()).isNull();
        assertThat(change.judgement()).isEqualTo(Judgement.WORSE);
        assertThat(p99(new double[] {10}, new double[] {10.4}).judgement()).isEqualTo(Judgement.SAME);
        assertThat(p99(new double[] {10}, new double[] {5, 5}).judgement()).isEqualTo(Judgement.BETTER);
        RunComparison comparison = RunComparison.of(runs(10), runs(10), TOLERANCE);
        assertThat(comparison.warnings()).anyMatch(warning -> warning.contains("proves little"));
    }

    @Test
    void meansOfPositiveValuesAreGeometric() {
        Change change = p99(new double[] {1, 100}, new double[] {10, 10});
        assertThat(change.before()).isCloseTo(10, within(1e-9));
        assertThat(change.change()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatHasToBeZeroIsWorseAsSoonAsItIsNot() {
        assertThat(lost(new long[] {0, 0, 0}, new long[] {0, 1, 0}).judgement()).isEqualTo(Judgement.WORSE);
        assertThat(lost(new long[] {0}, new long[] {1}).judgement()).isEqualTo(Judgement.WORSE);
        assertThat(lost(new long[] {0}, new long[] {1}).change()).isNaN();
        assertThat(lost(new long[] {0, 0}, new long[] {0, 0}).judgement()).isEqualTo(Judgement.SAME);
        assertThat(lost(new long[] {3, 5}, new long[] {0, 0}).judgement()).isEqualTo(Judgement.BETTER);
        assertThat(lost(new long[] {100, 101, 99}, new long[] {200, 201, 199}).judgement())
                .isEqualTo(Judgement.WORSE);
        assertThat(lost(new long[] {0, 101, 0}, new long[] {200, 0, 7}).judgement())
                .isEqualTo(Judgement.UNSURE);
    }

    @Test
    void aReachThatIsNoLongerWholeIsWorseHoweverLittleIsMissing() {
        RunComparison comparison =
                RunComparison.of(List.of(run(report -> report)), List.of(run(report -> lost(report, 1))), TOLERANCE);
        assertThat(change(comparison, "delivery_reach").judgement()).isEqualTo(Judgement.WORSE);
        assertThat(comparison.isWorse()).isTrue();
    }

    @Test
    void aRateThatFallsToNothingIsWorse() {
        Map<String, Double> none = Map.of("count", 0.0, "rate", 0.0);
        UnaryOperator<ReportBuilder> silent = report -> {
            report.metrics.put("messages_published", new Metric(Metric.Type.COUNTER, "", none));
            return report;
        };
        UnaryOperator<ReportBuilder> busy = report -> {
            report.metrics.put("messages_published", new Metric(Metric.Type.COUNTER, "", Map.of("rate", 100.0)));
            return report;
        };
        RunComparison comparison =
                RunComparison.of(List.of(run(busy), run(busy)), List.of(run(silent), run(silent)), TOLERANCE);
        assertThat(change(comparison, "messages_published").judgement()).isEqualTo(Judgement.WORSE);
        assertThat(change(comparison, "messages_published").lowerIsBetter()).isFalse();
    }

    @Test
    void whatSomeRunHasNotMeasuredIsNotCompared() {
        RunComparison comparison = RunComparison.of(runs(10), List.of(run(report -> report)), TOLERANCE);
        assertThat(comparison.notCompared()).contains(P99, "connect_time p99");
        assertThat(comparison.changes())
                .extracting(Change::metric)
                .doesNotContain(P99)
                .contains("delivery_lost");
        assertThat(comparison.text(false)).contains("not compared");
    }

    @Test
    void aTrendOfNothingIsNotZero() {
        RunReport nothing = run(report -> report.trend("fanout_latency", Map.of("count", 0.0, "p(99)", 0.0)));
        assertThat(RunComparison.of(runs(10), List.of(nothing), TOLERANCE).notCompared())
                .contains(P99);
    }

    @Test
    void repeatedRunsOfTheSameScenarioNeedNoWarning() {
        assertThat(RunComparison.of(runs(10, 11), runs(10, 11), TOLERANCE).warnings())
                .isEmpty();
    }

    @Test
    void whatMakesRunsIncomparableIsSaid() {
        RunReport other = run(report -> {
            report.name = "room-50k";
            report.verdict = Verdict.INVALID;
            report.generator = new Generator(true, 0, 0, 0, 0, 0, 0, 0, 0);
            report.provenance = new Provenance("other", 7, "grpc elsewhere:9000", "", "", "JVM 25", "BSD", 8, 1 << 20);
            return report;
        });
        assertThat(RunComparison.of(runs(1, 1), List.of(other, other), TOLERANCE)
                        .warnings())
                .containsExactly(
                        "after: 2 of 2 runs did not measure the target, or not to the end; leave them out",
                        "the same run is there more than once; leave the copies out",
                        "different scenarios: room-5k before, room-50k after",
                        "different scenario texts: what changed may be the load",
                        "different numbers of cores: 2 before, 8 after",
                        "different targets: grpc localhost:9000 before, grpc elsewhere:9000 after",
                        "different seeds: 42 before, 7 after",
                        "different JVMs: OpenJDK 17.0.12 before, JVM 25 after",
                        "different operating systems: Linux 6.1 amd64 before, BSD after",
                        "different heaps (-Xmx): 2 GiB before, 1 MiB after",
                        "different places of the load: in a process of its own before, in the target's process after");
    }

    @Test
    void theTableSaysEveryJudgement() {
        RunComparison comparison = RunComparison.of(runs(10, 10.1, 9.9), runs(12, 12.2, 11.9), TOLERANCE);
        assertThat(comparison.text(false))
                .startsWith("  WORSE  1 worse, 0 better,")
                .contains("3 runs before, 3 runs after; tolerance 5 %")
                .containsPattern("fanout_latency p99 +10 ms +12 ms +\\+20 % +\\+1[0-9] % to \\+2[0-9] % +worse\n");
        assertThat(comparison.text(true)).contains("\u001b[31mworse\u001b[0m");
    }

    @Test
    void theTableIsNoWiderThanASummary() {
        List<RunReport> hostile = List.of(
                StrangeReports.hostile("日本\u001b[2J".repeat(50)), StrangeReports.absurd(1e300), ReportFixture.bad());
        String text = RunComparison.of(hostile, List.of(StrangeReports.empty(), ReportFixture.good()), TOLERANCE)
                .text(false);
        assertThat(text).doesNotContain("\u001b");
        assertThat(text.lines()).allMatch(line -> Cells.width(line) <= TextSummary.WIDTH);
    }

    @Test
    void withoutReportsThereIsNothingToCompare() {
        HubbubException thrown =
                catchThrowableOfType(HubbubException.class, () -> RunComparison.of(List.of(), List.of(), Double.NaN));
        assertThat(thrown.faults()).extracting("field").isEqualTo(List.of("before", "after", "tolerance"));
    }

    private Change p99(double[] before, double[] after) {
        return change(RunComparison.of(runs(before), runs(after), TOLERANCE), P99);
    }

    private Change lost(long[] before, long[] after) {
        RunComparison comparison = RunComparison.of(
                Arrays.stream(before)
                        .mapToObj(count -> run(report -> lost(report, count)))
                        .toList(),
                Arrays.stream(after)
                        .mapToObj(count -> run(report -> lost(report, count)))
                        .toList(),
                TOLERANCE);
        return change(comparison, "delivery_lost");
    }

    private static ReportBuilder lost(ReportBuilder report, long lost) {
        report.ledger = new Delivery(100, 0, 1_000, 1_000 - lost, lost, 0, 0, 0, 0);
        return report;
    }

    private List<RunReport> runs(double... p99) {
        return Arrays.stream(p99)
                .mapToObj(
                        millis -> run(report -> report.trend("fanout_latency", Map.of("count", 1.0, "p(99)", millis))))
                .toList();
    }

    private RunReport run(UnaryOperator<ReportBuilder> changes) {
        return ReportBuilder.report(report -> {
            report.id = "run-" + runs++;
            return changes.apply(report);
        });
    }

    private static Change change(RunComparison comparison, String metric) {
        return comparison.changes().stream()
                .filter(change -> change.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
