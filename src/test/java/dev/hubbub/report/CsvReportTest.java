package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {

    @Test
    void theRowsThatDashboardsKnowComeFirst() {
        assertThat(rows(ReportFixture.bad()).stream().map(row -> row.split(",")[0]))
                .startsWith(
                        "Metric",
                        "total_workers",
                        "test_duration_seconds",
                        "success_count",
                        "send_message_count",
                        "receive_message_count",
                        "error_count",
                        "success_rate",
                        "message_latency_avg",
                        "message_latency_min",
                        "message_latency_max",
                        "message_latency_med",
                        "message_latency_p90",
                        "message_latency_p95",
                        "message_latency_p99",
                        "connect_latency_avg",
                        "connect_latency_min",
                        "connect_latency_max",
                        "connect_latency_med",
                        "connect_latency_p90",
                        "connect_latency_p95",
                        "connect_latency_p99");
    }

    @Test
    void valuesArePlainNumbersWithTheirUnit() {
        assertThat(rows(ReportFixture.bad()))
                .startsWith("Metric,Value,Unit", "total_workers,5050,users", "test_duration_seconds,154.2,s")
                .contains("success_count,3669596,deliveries", "send_message_count,7340,messages")
                .contains("error_count,447,errors", "deliveries_rate,30583.3,per second", "vus_max,5050,");
    }

    @Test
    void everyOtherMetricFollowsAndNoneTwice() {
        List<String> names = rows(ReportFixture.good()).stream()
                .map(row -> row.split(",")[0])
                .toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(
                        "message_latency_p99.99",
                        "fanout_latency{stage:steady}_p99",
                        "time_to_last_max",
                        "delivery_reach_rate")
                .doesNotContain("fanout_latency_p99", "connect_time_max");
    }

    @Test
    void severalTargetsHaveRowsOfTheirOwn() {
        assertThat(CsvReport.write(ReportFixture.bad()))
                .contains(
                        "users{target:grpc://b.example:9000},5000,users\r\n",
                        "connect_failed{target:grpc://b.example:9000},7,\r\n",
                        "resumed{target:grpc://b.example:9000},2499,\r\n");
        assertThat(CsvReport.write(ReportFixture.good())).doesNotContain("{target:");
    }

    @Test
    void whatWasNotMeasuredIsEmpty() {
        assertThat(rows(StrangeReports.empty()))
                .contains("message_latency_p99,,ms", "connect_latency_avg,,ms", "success_rate,,%");
        assertThat(CsvReport.write(StrangeReports.absurd(Double.NaN))).doesNotContain("NaN");
    }

    @Test
    void linesEndAsTheStandardSays() {
        assertThat(CsvReport.write(ReportFixture.good())).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void namesThatASpreadsheetWouldReckonBecomeText(String name) {
        RunReport report = ReportBuilder.report(run -> {
            run.metrics.put(name, new Metric(Metric.Type.GAUGE, name, Map.of("value", -1.5)));
            return run;
        });
        assertThat(CsvReport.write(report)).contains("\"'" + name + "_value\",-1.5,\"'" + name + "\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a,b | \"a,b\"",
                "say \"hi\" | \"say \"\"hi\"\"\"",
                "a;=cmd() | \"a;=cmd()\"",
                "p(99.9) {x:y} | p(99.9) {x:y}"
            })
    void whatIsSpecialIsQuoted(String text, String cell) {
        assertThat(new Csv().text(text)).hasToString(cell);
    }

    @Test
    void linesWithinACellStayInIt() {
        assertThat(new Csv().text("a\r\n=b").text(" c ").text("").number(1).end())
                .hasToString("\"a\r\n=b\",\" c \",,1\r\n");
    }

    @Test
    void numbersAreNeitherGroupedNorRounded() {
        assertThat(new Csv()
                        .number(1_234_567)
                        .number(0.1 + 0.2)
                        .number(1e300)
                        .number(-0.5)
                        .number(Double.NaN))
                .hasToString("1234567,0.30000000000000004,1.0E300,-0.5,");
    }

    private static List<String> rows(RunReport report) {
        return List.of(CsvReport.write(report).split("\r\n"));
    }
}
