package dev.hubbub.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reports as runs leave them: a good one, a bad one, a long one. */
final class ReportFixture {

    static final String SCENARIO =
            """
            name: room-5k
            seed: 42
            target: {transport: grpc, url: "localhost:9000"}
            scenarios:
              listeners:
                executor: ramping-vus
                stages:
                  - {duration: 30s, target: 5000, name: warmup, warmup: true}
                  - {duration: 2m, target: 5000, name: steady}
                exec: subscribe
                rooms: {count: 10, pick: zipf}
              talkers:
                executor: ramping-arrival-rate
                startTime: 30s
                startRate: 10
                stages: [{duration: 2m, target: 100, name: steady}]
                exec: publish
                payload: {bytes: 128}
            thresholds:
              "fanout_latency{stage:steady}": ["p(99)<50", "p(99.9)<200"]
              delivery_reach: [{threshold: "rate>0.9999", abortOnFail: true}]
              delivery_duplicates: ["count==0"]
            """;

    static final List<String> STATS =
            List.of("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "p(99.99)");

    private ReportFixture() {}

    /** Two and a half minutes, every threshold held. */
    static RunReport good() {
        return run(1, 150).build();
    }

    /** Two thresholds did not hold; something of everything there is to show. */
    static RunReport bad() {
        ReportBuilder run = run(2, 150);
        run.verdict = Verdict.FAIL;
        run.reasons = List.of(
                "fanout_latency{stage:steady}: p(99)<50, was 73.112 ms", "delivery_reach: rate>0.9999, was 0.99989");
        run.warnings = List.of("the generator shared a process with the target: CPU figures are of both");
        run.ledger = new Delivery(7_340, 12, 3_670_000, 3_669_596, 404, 17, 3, 1_204, 0);
        run.thresholds = List.of(
                new ThresholdResult("delivery_duplicates", "count==0", 17, false),
                new ThresholdResult("delivery_reach", "rate>0.9999", 0.99989, false),
                new ThresholdResult("fanout_latency{stage:steady}", "p(99)<50", 73.112, false),
                new ThresholdResult("fanout_latency{stage:steady}", "p(99.9)<200", 181.5, true),
                new ThresholdResult("time_to_nowhere", "p(99)<1", Double.NaN, false));
        run.failures = Map.of(
                "connection reset by peer",
                31,
                "RESOURCE_EXHAUSTED: outbox full after 1,024 messages",
                404,
                "deadline",
                12);
        run.targets = List.of(
                new TargetReport("grpc://a.example:9000", 0, 50, 2_500, 0, 0, 0),
                new TargetReport("grpc://b.example:9000", 5_000, 50, 5_000, 7, 2_500, 2_499));
        run.generator = new Generator(true, 0.78, 232.4, 0.021, 48.7, 2.4, 812L << 20, 18_432, 15_790);
        run.series = run.series.stream().map(SampleFixture::withFaults).toList();
        return run.build();
    }

    /** A day of samples, with a spike of a second in the latency and in the users. */
    static RunReport day(int spikeAt) {
        ReportBuilder run = run(4, 86_400);
        List<Sample> samples = new ArrayList<>(run.series);
        samples.set(
                spikeAt,
                new Sample(spikeAt + 1, 77_777, 5_000, 10, 10, 10, 9, 30, 99, 9_999, 0, 0, 0, 1 << 20, 0.1, 0, 0));
        run.series = samples;
        return run.build();
    }

    private static ReportBuilder run(long seed, int seconds) {
        Random random = new Random(seed);
        ReportBuilder run = new ReportBuilder();
        run.id = "7f3a-" + seed;
        run.startedAt = Instant.parse("2026-11-21T10:15:30.250Z");
        run.seconds = seconds + 4.2;
        run.ledger = new Delivery(7_340, 0, 3_670_000, 3_670_000, 0, 0, 0, 1_204, 0);
        run.thresholds = List.of(
                new ThresholdResult("delivery_duplicates", "count==0", 0, true),
                new ThresholdResult("delivery_reach", "rate>0.9999", 1, true),
                new ThresholdResult("fanout_latency{stage:steady}", "p(99)<50", 31.207, true));
        run.metrics = metrics(random);
        run.summaryTrendStats = STATS;
        run.stages = List.of(
                new StageReport("listeners", "warmup", true, 0, seconds * 0.2),
                new StageReport("listeners", "steady", false, seconds * 0.2, seconds),
                new StageReport("talkers", "ramp", false, seconds * 0.2, seconds * 0.7),
                new StageReport("talkers", "peak", false, seconds * 0.7, seconds));
        run.series = SampleFixture.series(seed, seconds);
        run.curve = curve();
        run.worstMessages = IntStream.range(0, 10)
                .mapToObj(i -> new WorstMessage(
                        "room-" + i % 3, 17 + i, 420 + i, 61.2 + i, 5_000, i == 2 ? 4_998 : 5_000, 412.5 - 20 * i))
                .toList();
        run.worstSubscribers = IntStream.range(0, 10)
                .mapToObj(i -> new WorstSubscriber(
                        "sim-" + (4_100 + i),
                        "room-" + i % 3,
                        7_340 - i,
                        i == 0 ? 404 : 0,
                        0,
                        412.5 - 9 * i,
                        i == 0 ? 2 : 0))
                .toList();
        run.provenance = new Provenance(
                SCENARIO,
                42,
                "grpc localhost:9000",
                "0.1.0-SNAPSHOT",
                "7bdfa7f41e94",
                "OpenJDK 64-Bit Server VM 17.0.12+7",
                "Linux 6.1.0-25 amd64",
                2,
                2L << 30);
        return run;
    }

    private static Map<String, Metric> metrics(Random random) {
        Map<String, Metric> metrics = new TreeMap<>();
        metrics.put("fanout_latency", trend(3_670_000, 4.2, random));
        metrics.put("fanout_latency{stage:peak}", trend(1_900_000, 5.6, random));
        metrics.put("fanout_latency{stage:steady}", trend(3_670_000, 4.2, random));
        metrics.put("connect_time", trend(5_000, 12, random));
        metrics.put("publish_latency", trend(7_340, 1.1, random));
        metrics.put("time_to_first", trend(7_340, 0.9, random));
        metrics.put("time_to_half", trend(7_340, 4.1, random));
        metrics.put("time_to_p99", trend(7_340, 9.8, random));
        metrics.put("time_to_last", trend(7_340, 14.5, random));
        metrics.put("messages_published", counter(7_340, 61.2));
        metrics.put("deliveries", counter(3_670_000, 30_583.3));
        metrics.put("dropped_iterations", counter(0, 0));
        metrics.put("delivery_lost", counter(0, 0));
        metrics.put("delivery_duplicates", counter(0, 0));
        metrics.put("delivery_reach", new Metric(Metric.Type.RATE, "", Map.of("rate", 1.0)));
        Map<String, Double> users = new LinkedHashMap<>();
        users.put("value", 5_050.0);
        users.put("min", 1.0);
        users.put("max", 5_050.0);
        metrics.put("vus", new Metric(Metric.Type.GAUGE, "", users));
        return metrics;
    }

    private static Metric trend(double count, double median, Random random) {
        double noise = 0.95 + random.nextDouble() / 10;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("count", count);
        values.put("avg", median * 1.4 * noise);
        values.put("min", median * 0.06 * noise);
        values.put("med", median * noise);
        values.put("max", median * 98 * noise);
        values.put("p(90)", median * 2.2 * noise);
        values.put("p(95)", median * 3.1 * noise);
        values.put("p(99)", median * 7.4 * noise);
        values.put("p(99.9)", median * 31 * noise);
        values.put("p(99.99)", median * 74 * noise);
        return new Metric(Metric.Type.TREND, "ms", values);
    }

    private static Metric counter(double count, double rate) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("count", count);
        values.put("rate", rate);
        return new Metric(Metric.Type.COUNTER, "", values);
    }

    private static List<CurvePoint> curve() {
        List<CurvePoint> points = new ArrayList<>();
        for (double nines = 0; nines <= 6; nines += 0.05) {
            points.add(new CurvePoint(
                    100 * (1 - Math.pow(10, -nines)),
                    0.3 + 3.9 * Math.pow(nines + 0.1, 1.6) + (nines > 3 ? (nines - 3) * 90 : 0)));
        }
        points.add(new CurvePoint(100, 412.5));
        return points;
    }
}
