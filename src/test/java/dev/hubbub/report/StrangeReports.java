package dev.hubbub.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports at the edges: of nothing, of text that means harm, of numbers that are none. */
final class StrangeReports {

    private StrangeReports() {}

    /** Nothing was measured: the target was not there. */
    static RunReport empty() {
        return ReportBuilder.report(run -> {
            run.verdict = Verdict.INVALID;
            run.reasons = List.of("the target could not be reached: connection refused");
            run.seconds = 0;
            run.ledger = new Delivery(0, 0, 0, 0, 0, 0, 0, 0, 0);
            run.summaryTrendStats = List.of();
            run.generator = new Generator(false, 0, 0, 0, 0, 0, 0, 0, 0);
            run.provenance = new Provenance("", 0, "", "", "", "", "", 0, 0);
            return run;
        });
    }

    /** Text that means harm wherever there is text. */
    static RunReport hostile(String text) {
        ReportBuilder run = new ReportBuilder();
        run.id = text;
        run.name = text;
        run.verdict = Verdict.FAIL;
        run.reasons = List.of(text, text + " " + text);
        run.warnings = List.of(text);
        run.thresholds =
                List.of(new ThresholdResult(text, text, Double.NaN, false), new ThresholdResult(text, text, 1, true));
        run.metrics.put(text, new Metric(Metric.Type.TREND, text, Map.of(text, 1.0)));
        run.metrics.put("c" + text, new Metric(Metric.Type.COUNTER, text, Map.of("count", 1.0, text, 1.0)));
        run.metrics.put("g" + text, new Metric(Metric.Type.GAUGE, text, Map.of("value", 1.0)));
        run.metrics.put("r" + text, new Metric(Metric.Type.RATE, text, Map.of("rate", 1.0)));
        run.summaryTrendStats = List.of(text);
        run.stages = List.of(new StageReport(text, text, false, 0, 5), new StageReport(text, text, true, 5, 10));
        run.series = SampleFixture.series(3, 10);
        run.worstMessages = List.of(new WorstMessage(text, 1, 2, 3, 4, 3, 5));
        run.worstSubscribers = List.of(new WorstSubscriber(text, text, 1, 2, 3, 4, 5));
        run.failures = Map.of(text, 3);
        run.targets = List.of(new TargetReport(text, 1, 2, 3, 4, 5, 6));
        run.provenance = new Provenance(text, 1, text, text, text, text, text, 2, 1);
        return run.build();
    }

    /** Every number as large as it can be, or no number. */
    static RunReport absurd(double number) {
        ReportBuilder run = new ReportBuilder();
        long most = Long.MAX_VALUE;
        run.seconds = number;
        run.targets =
                List.of(new TargetReport("t".repeat(99), Integer.MAX_VALUE, Integer.MAX_VALUE, most, most, most, most));
        run.ledger = new Delivery(most, most, most, most, most, most, most, most, most);
        run.thresholds = List.of(new ThresholdResult("fanout_latency", "p(99)<50", number, false));
        Map<String, Double> values = new LinkedHashMap<>();
        ReportFixture.STATS.forEach(stat -> values.put(stat, number));
        for (Metric.Type type : Metric.Type.values()) {
            run.metrics.put(type.name(), new Metric(type, "ms", values));
        }
        run.trend("fanout_latency", values).trend("time_to_last", values).trend("connect_time", values);
        run.stages =
                List.of(new StageReport("w", "s", false, number, number), new StageReport("w", "s", false, 0, number));
        int users = Integer.MAX_VALUE;
        Sample odd = new Sample(
                number, users, users, number, number, number, number, number, number, number, most, most, most, most,
                number, number, number);
        Sample plain = new Sample(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1);
        run.series = List.of(plain, odd);
        run.curve = List.of(new CurvePoint(number, number), new CurvePoint(50, number), new CurvePoint(100, number));
        run.worstMessages = List.of(new WorstMessage("r", most, most, number, users, users, number));
        run.worstSubscribers = List.of(new WorstSubscriber("u", "r", most, most, most, number, users));
        run.failures = Map.of("f", users);
        run.generator = new Generator(true, number, number, number, number, number, most, most, number);
        return run.build();
    }
}
