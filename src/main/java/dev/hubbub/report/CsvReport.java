package dev.hubbub.report;

import java.util.List;
import java.util.Map;

/**
 * A report as CSV with the columns {@code Metric,Value,Unit}: first the rows that dashboards of plain load testers
 * know, in their order, then every other metric as {@code name_stat}. A value is empty when there is none. Lines end
 * in CRLF; UTF-8 is meant.
 *
 * <p>{@code total_workers} are the most virtual users at once, {@code success_count} and {@code receive_message_count}
 * the deliveries that arrived, {@code success_rate} their share of the expected ones in per cent, {@code error_count}
 * all failures at the target. {@code message_latency} is {@code fanout_latency}; {@code connect_latency} is
 * {@code connect_time}. A run with several targets ends with rows such as {@code connects{target:grpc://a:9000}}.
 */
public final class CsvReport {

    private static final List<String> STATS = List.of("avg", "min", "max", "med", "p(90)", "p(95)", "p(99)");
    private static final Map<String, String> RENAMED =
            Map.of("fanout_latency", "message_latency", "connect_time", "connect_latency");

    private final Csv csv = new Csv();

    private CsvReport() {}

    public static String write(RunReport report) {
        CsvReport rows = new CsvReport();
        rows.csv.text("Metric").text("Value").text("Unit").end();
        rows.totals(report);
        rows.latency("message_latency", report, "fanout_latency");
        rows.latency("connect_latency", report, "connect_time");
        report.metrics().forEach(rows::others);
        report.targets().forEach(rows::target);
        return rows.csv.toString();
    }

    private void totals(RunReport report) {
        Delivery ledger = report.ledger();
        int workers = report.series().stream().mapToInt(Sample::users).max().orElse(0);
        long errors = report.failures().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        row("total_workers", workers, "users");
        row("test_duration_seconds", report.seconds(), "s");
        row("success_count", ledger.delivered(), "deliveries");
        row("send_message_count", ledger.published(), "messages");
        row("receive_message_count", ledger.delivered(), "deliveries");
        row("error_count", errors, "errors");
        row("success_rate", ledger.expected() == 0 ? Double.NaN : ledger.reach() * 100, "%");
    }

    private void latency(String name, RunReport report, String metric) {
        for (String stat : STATS) {
            row(name + '_' + column(stat), Stat.of(report, metric, stat), "ms");
        }
    }

    private void others(String name, Metric metric) {
        String renamed = RENAMED.get(name);
        metric.values().forEach((stat, value) -> {
            if (renamed == null || !STATS.contains(stat)) {
                row((renamed == null ? name : renamed) + '_' + column(stat), value, unit(metric, stat));
            }
        });
    }

    private void target(TargetReport target) {
        String selector = "{target:" + target.target() + "}";
        row("users" + selector, target.users(), "users");
        row("connections" + selector, target.connections(), "connections");
        row("connects" + selector, target.connects(), "");
        row("connect_failed" + selector, target.connectFailures(), "");
        row("moved" + selector, target.moved(), "users");
        row("resumed" + selector, target.resumed(), "");
    }

    private void row(String name, double value, String unit) {
        csv.text(name).number(value).text(unit).end();
    }

    /** {@code p99.9} for {@code p(99.9)}: plain testers write no brackets. */
    private static String column(String stat) {
        return stat.startsWith("p(") && stat.endsWith(")") ? "p" + stat.substring(2, stat.length() - 1) : stat;
    }

    private static String unit(Metric metric, String stat) {
        return switch (stat) {
            case "count" -> "";
            case "rate" -> metric.type() == Metric.Type.RATE ? "share" : "per second";
            default -> metric.unit();
        };
    }
}
