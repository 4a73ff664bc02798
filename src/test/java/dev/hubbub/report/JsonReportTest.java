package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {

    static Stream<RunReport> reports() {
        return Stream.of(
                ReportFixture.good(),
                ReportFixture.bad(),
                StrangeReports.empty(),
                StrangeReports.absurd(Double.NaN),
                StrangeReports.absurd(Double.MAX_VALUE),
                StrangeReports.hostile("<script>\u0000\u001b\"\\=cmd()\u202E😀\n</script>"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whatIsWrittenIsReadAsItWas(RunReport report) {
        assertThat(JsonReport.read(JsonReport.write(report))).isEqualTo(report);
        assertThat(JsonReport.read(JsonReport.writeBytes(report))).isEqualTo(report);
    }

    @Test
    void fieldsAreNamedAsTheRecordsAre() {
        assertThat(JsonReport.write(ReportFixture.bad()))
                .startsWith("{\"id\":\"7f3a-2\",\"name\":\"room-5k\",\"verdict\":\"FAIL\",\"reasons\":[")
                .contains("\"startedAt\":\"2026-11-21T10:15:30.250Z\"")
                .contains("\"fanout_latency{stage:steady}\":{\"type\":\"TREND\",\"unit\":\"ms\",\"values\":{\"count\":")
                .doesNotContain("\"reach\"");
    }

    @Test
    void metricsAndTheirStatisticsKeepTheirOrder() {
        RunReport read = JsonReport.read(JsonReport.write(ReportFixture.good()));
        assertThat(read.metrics().keySet())
                .containsExactlyElementsOf(ReportFixture.good().metrics().keySet());
        assertThat(values(read, "connect_time").keySet()).startsWith("count", "avg", "min", "med");
    }

    @Test
    void whatIsNoNumberIsNullAndComesBackAsNan() {
        String json = JsonReport.write(StrangeReports.absurd(Double.POSITIVE_INFINITY));
        assertThat(json).contains("\"seconds\":null", "\"avg\":null").doesNotContain("Infinity", "NaN");
        RunReport read = JsonReport.read(json);
        assertThat(read.seconds()).isNaN();
        assertThat(values(read, "fanout_latency")).containsEntry("avg", Double.NaN);
        assertThat(JsonReport.read(json.replace("\"seconds\":null", "\"seconds\":1e999"))
                        .seconds())
                .isNaN();
    }

    @Test
    void fieldsOfNewerVersionsAreIgnored() {
        RunReport report = ReportFixture.good();
        String newer = JsonReport.write(report)
                .replaceFirst("\\{", "{\"invented\":{\"later\":[1]},")
                .replace("\"published\":", "\"retracted\":3,\"published\":");
        assertThat(JsonReport.read(newer)).isEqualTo(report);
    }

    @Test
    void missingTextsListsMapsAndFractionsAreEmpty() {
        RunReport read = JsonReport.read(
                """
                {"verdict": "PASS", "startedAt": "2026-11-21T10:15:30Z", "warnings": null,
                 "ledger": {"published": 0, "refused": 0, "expected": 0, "delivered": 0, "lost": 0, "duplicated": 0,
                            "reordered": 0, "ambiguous": 0, "misrouted": 0},
                 "generator": {"colocated": false, "heapPeakBytes": 0, "heapBytesPerUser": 0},
                 "provenance": {"seed": 1, "cores": 2, "maxHeapBytes": 3}}
                """);
        assertThat(read.name()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.series()).isEmpty();
        assertThat(read.metrics()).isEmpty();
        assertThat(read.seconds()).isNaN();
        assertThat(read.generator().cpu()).isNaN();
        assertThat(HtmlReport.write(read)).contains("PASS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | report:",
                "null | report: is null",
                "[] | report: ",
                "{} | verdict: is missing",
                "{} | provenance: is missing",
                "nonsense | report: is no JSON",
                "{\"id\": | report: is no JSON",
                "{\"verdict\":\"MAYBE\"} | verdict: ",
                "{\"verdict\":1} | verdict: ",
                "{\"startedAt\":\"yesterday\"} | startedAt: ",
                "{\"seconds\":\"10\"} | seconds: ",
                "{\"thresholds\":[null]} | thresholds",
                "{\"series\":[{\"users\":1.5}]} | series[0].users: ",
                "{\"ledger\":{\"published\":1}} | ledger.refused: ",
                "{\"metrics\":{\"m\":null}} | metrics.m: is missing",
                "{\"metrics\":{\"m\":{\"unit\":\"ms\"}}} | metrics.m.type: is missing",
                "{\"failures\":{\"f\":null}} | failures.f",
                "{} {} | report: "
            })
    void whatIsNoReportIsRefusedWithThePlaceOfTheFault(String json, String message) {
        HubbubException thrown = catchThrowableOfType(HubbubException.class, () -> JsonReport.read(json));
        assertThat(thrown).isNotNull().hasMessageContaining(message);
        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    void everyFaultOfAnIncompleteReportIsTold() {
        HubbubException thrown = catchThrowableOfType(HubbubException.class, () -> JsonReport.read("{}"));
        assertThat(thrown.faults())
                .extracting("field")
                .isEqualTo(List.of("verdict", "startedAt", "ledger", "generator", "provenance"));
    }

    @Test
    void halfACharacterDoesNotBreakTheBytes() {
        byte[] bytes = JsonReport.writeBytes(ReportBuilder.report(run -> {
            run.failures = Map.of("\uD83D", 1);
            return run;
        }));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"?\":1");
    }

    private static Map<String, Double> values(RunReport report, String metric) {
        return Objects.requireNonNull(report.metrics().get(metric)).values();
    }
}
