package dev.hubbub.archive;

import dev.hubbub.lab.RunResult;
import dev.hubbub.report.CurvePoint;
import dev.hubbub.report.Delivery;
import dev.hubbub.report.Generator;
import dev.hubbub.report.Metric;
import dev.hubbub.report.Provenance;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Sample;
import dev.hubbub.report.StageReport;
import dev.hubbub.report.ThresholdResult;
import dev.hubbub.report.Verdict;
import dev.hubbub.report.WorstMessage;
import dev.hubbub.report.WorstSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What small runs leave behind. */
final class Results {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private Results() {}

    /** Of a run of ten seconds. */
    static RunResult of(String id, int startMinute) {
        return of(id, startMinute, 10);
    }

    /** @param startMinute after noon */
    static RunResult of(String id, int startMinute, double seconds) {
        return new RunResult(report(id, NOON.plusSeconds(startMinute * 60L), seconds), "#[" + id + "]\n");
    }

    private static RunReport report(String id, Instant startedAt, double seconds) {
        return new RunReport(
                id,
                "room-5k \u00e9",
                Verdict.FAIL,
                List.of("fanout_latency: no value"),
                List.of(),
                startedAt,
                seconds,
                new Delivery(10, 0, 100, 99, 1, 0, 0, 0, 0),
                List.of(new ThresholdResult("fanout_latency", "p(99)<50", Double.NaN, false)),
                Map.of("fanout_latency", new Metric(Metric.Type.TREND, "ms", Map.of("p(99)", 1.0 / 3))),
                List.of("avg", "p(99)"),
                List.of(new StageReport("talkers", "main", false, 0, seconds)),
                List.of(new Sample(1, 2, 3, 4, 5, 6, 7, 7.5, 8, 9, 10, 11, 12, 13, 0.5, 15, 16)),
                List.of(new CurvePoint(50, 1.5)),
                List.of(new WorstMessage("lobby", 1, 2, 3.5, 10, 9, 12.25)),
                List.of(new WorstSubscriber("ann", "lobby", 9, 1, 0, 12.25, 0)),
                Map.of("UNAVAILABLE", 3),
                List.of(),
                new Generator(true, 0.5, 5, 0.01, 3, 2, 1 << 20, 0, 1000),
                new Provenance("name: room-5k\n", 42, "grpc://localhost:9000", "0.1.0", "", "17", "Linux", 2, 1 << 30));
    }
}
