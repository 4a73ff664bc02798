package dev.hubbub.report;

/**
 * A run as {@code load_test_result.csv}, with the columns {@code Metric,Value,Unit} and exactly the rows that the
 * dashboards of plain load testers know, in their order. A value is empty when there is none. Lines end in CRLF; UTF-8 is
 * meant. {@link CsvReport} has everything else, too.
 *
 * <p>{@code message_latency} is {@code round_trip}: a message that did not come back counts with how long it was waited
 * for.
 */
public final class LoadTestCsv {

    private final Csv csv = new Csv();

    private LoadTestCsv() {}

    public static String write(RunReport report) {
        LoadTest test = LoadTest.of(report);
        LoadTestCsv rows = new LoadTestCsv();
        rows.csv.text("Metric").text("Value").text("Unit").end();
        rows.row("total_workers", test.workers(), "users");
        rows.row("test_duration_seconds", report.seconds(), "s");
        rows.row("success_count", test.successes(), "messages");
        rows.row("send_message_count", test.sent(), "messages");
        rows.row("receive_message_count", test.received(), "messages");
        rows.row("error_count", test.errors(), "errors");
        rows.row("success_rate", test.successPercent(), "%");
        for (LoadTest.Timed timed : LoadTest.TIMED) {
            for (String stat : LoadTest.STATS) {
                rows.row(timed.name() + '_' + LoadTest.column(stat), timed.value(report, stat), "ms");
            }
        }
        return rows.csv.toString();
    }

    private void row(String name, double value, String unit) {
        csv.text(name).number(value).text(unit).end();
    }
}
