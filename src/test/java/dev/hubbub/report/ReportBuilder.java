package dev.hubbub.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Changes what a test is about of a report, and leaves the rest. One thread. */
final class ReportBuilder {

    String id = "7f3a-1";
    String name = "room-5k";
    Verdict verdict = Verdict.PASS;
    List<String> reasons = List.of();
    List<String> warnings = List.of();
    Instant startedAt = Instant.parse("2026-11-21T10:15:30.250Z");
    double seconds = 10;
    Delivery ledger = new Delivery(100, 0, 1_000, 1_000, 0, 0, 0, 0, 0);
    List<ThresholdResult> thresholds = List.of();
    Map<String, Metric> metrics = new TreeMap<>();
    List<String> summaryTrendStats = List.of("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)");
    List<StageReport> stages = List.of();
    List<Sample> series = List.of();
    List<CurvePoint> curve = List.of();
    List<WorstMessage> worstMessages = List.of();
    List<WorstSubscriber> worstSubscribers = List.of();
    Map<String, Integer> failures = Map.of();
    List<TargetReport> targets = List.of();
    Generator generator = new Generator(false, 0.42, 8.4, 0.004, 3.2, 0.4, 400L << 20, 12_000, 51_000);
    Provenance provenance = new Provenance(
            "name: room-5k\nseed: 42\n",
            42,
            "grpc localhost:9000",
            "0.1.0",
            "abc1234",
            "OpenJDK 17.0.12",
            "Linux 6.1 amd64",
            2,
            2L << 30);

    static RunReport report(UnaryOperator<ReportBuilder> changes) {
        return changes.apply(new ReportBuilder()).build();
    }

    ReportBuilder trend(String metric, Map<String, Double> values) {
        metrics.put(metric, new Metric(Metric.Type.TREND, "ms", values));
        return this;
    }

    RunReport build() {
        return new RunReport(
                id,
                name,
                verdict,
                reasons,
                warnings,
                startedAt,
                seconds,
                ledger,
                thresholds,
                metrics,
                summaryTrendStats,
                stages,
                series,
                curve,
                worstMessages,
                worstSubscribers,
                failures,
                targets,
                generator,
                provenance);
    }
}
