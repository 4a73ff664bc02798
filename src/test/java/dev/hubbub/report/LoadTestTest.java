package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadTestTest {

    private static final List<String> ROWS = List.of(
            "total_workers",
            "test_duration_seconds",
            "success_count",
            "send_message_count",
            "receive_message_count",
            "error_count",
            "success_rate");

    @Test
    void hasExactlyTheRowsThatAreAskedForInTheirOrder() {
        List<String> names = LoadTestCsv.write(report())
                .lines()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();

        assertThat(names).startsWith("Metric").hasSize(1 + 7 + 3 * 7);
        assertThat(names.subList(1, 8)).isEqualTo(ROWS);
        assertThat(names.subList(8, 15))
                .containsExactly(
                        "message_latency_avg",
                        "message_latency_min",
                        "message_latency_max",
                        "message_latency_med",
                        "message_latency_p90",
                        "message_latency_p95",
                        "message_latency_p99");
        assertThat(names).contains("websocket_connect_p99", "stomp_connect_avg").endsWith("stomp_connect_p99");
    }

    @Test
    void everyRowHasAUnit() {
        assertThat(LoadTestCsv.write(report()).lines().skip(1)).noneMatch(line -> line.endsWith(","));
    }

    @Test
    void successesAreOfAllWhoTried() {
        assertThat(LoadTestCsv.write(report()).lines())
                .contains("total_workers,900,users", "success_count,855,messages", "success_rate,95,%");
        assertThat(LoadTestText.write(report(), false)).contains("(855/900)").contains("95");
    }

    @Test
    void whatWasNotMeasuredIsEmptyAndNot0() {
        assertThat(LoadTestCsv.write(report()).lines())
                .contains("stomp_connect_avg,,ms", "message_latency_avg,12.5,ms");
        assertThat(LoadTestText.write(report(), false))
                .contains("message latency")
                .contains("12.5 ms");
    }

    private static RunReport report() {
        Map<String, Metric> metrics = new TreeMap<>();
        metrics.put("vus_started", counter(900));
        metrics.put("round_trips", counter(855));
        metrics.put("round_trip_failed", counter(45));
        metrics.put("round_trip", new Metric(Metric.Type.TREND, "ms", Map.of("count", 900.0, "avg", 12.5)));
        return ReportBuilder.report(builder -> {
            builder.metrics = metrics;
            return builder;
        });
    }

    private static Metric counter(double count) {
        return new Metric(Metric.Type.COUNTER, "", Map.of("count", count, "rate", 1.0));
    }
}
