package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class JunitXmlTest {

    @Test
    void everyThresholdIsATest() throws Exception {
        Document xml = document(ReportFixture.bad());
        assertThat(XmlFixture.count(xml, "testcase")).isEqualTo(5);
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "tests")).isEqualTo("5");
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "failures")).isEqualTo("4");
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "errors")).isEqualTo("0");
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "time")).isEqualTo("154.200");
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "timestamp")).isEqualTo("2026-11-21T10:15:30");
        assertThat(XmlFixture.attribute(xml, "testcase", 2, "name"))
                .isEqualTo("fanout_latency{stage:steady}: p(99)<50");
    }

    @Test
    void failuresSayTheActualValue() throws Exception {
        Document xml = document(ReportFixture.bad());
        assertThat(XmlFixture.count(xml, "failure")).isEqualTo(4);
        assertThat(XmlFixture.attribute(xml, "failure", 2, "message")).isEqualTo("p(99)<50, was 73.112 ms");
        assertThat(XmlFixture.attribute(xml, "failure", 3, "message")).isEqualTo("p(99)<1, there was no value");
    }

    @Test
    void aRunThatPassedHasNoFailures() throws Exception {
        Document xml = document(ReportFixture.good());
        assertThat(XmlFixture.count(xml, "testcase")).isEqualTo(3);
        assertThat(XmlFixture.count(xml, "failure")).isZero();
        assertThat(XmlFixture.count(xml, "error")).isZero();
    }

    @Test
    void anInvalidRunIsAnErrorWithItsReason() throws Exception {
        Document xml = document(StrangeReports.empty());
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "errors")).isEqualTo("1");
        assertThat(XmlFixture.attribute(xml, "error", 0, "message"))
                .isEqualTo("the target could not be reached: connection refused");
        assertThat(XmlFixture.attribute(xml, "testcase", 0, "name")).isEqualTo("verdict");
    }

    @Test
    void anInterruptedRunIsNotGreen() throws Exception {
        RunReport report = ReportBuilder.report(run -> {
            run.verdict = Verdict.INTERRUPTED;
            run.thresholds = List.of(new ThresholdResult("m", "count>0", 1, true));
            return run;
        });
        Document xml = document(report);
        assertThat(XmlFixture.count(xml, "testcase")).isEqualTo(2);
        assertThat(XmlFixture.attribute(xml, "error", 0, "message")).isEqualTo("INTERRUPTED");
    }

    @Test
    void aTargetThatWentAwayFailsThoughEveryThresholdHeld() throws Exception {
        RunReport report = ReportBuilder.report(run -> {
            run.verdict = Verdict.FAIL;
            run.reasons = List.of("the target went away");
            run.thresholds = List.of(new ThresholdResult("m", "count>0", 1, true));
            return run;
        });
        Document xml = document(report);
        assertThat(XmlFixture.attribute(xml, "testsuite", 0, "failures")).isEqualTo("1");
        assertThat(XmlFixture.attribute(xml, "failure", 0, "message")).isEqualTo("the target went away");
    }

    @Test
    void aRunWithoutThresholdsHasATestAllTheSame() throws Exception {
        Document xml = document(ReportBuilder.report(run -> run));
        assertThat(XmlFixture.count(xml, "testcase")).isEqualTo(1);
        assertThat(XmlFixture.count(xml, "failure")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001\u0008\u000b\u001b\u007f\u0085\uFFFE\uFFFF",
                "<script>alert('x')</script>]]>&amp;\"",
                "\uD83D",
                "😀 日本 \u202E\r\n\t"
            })
    void anyTextGivesValidXml(String text) throws Exception {
        Document xml = document(StrangeReports.hostile(text));
        assertThat(XmlFixture.count(xml, "script")).isZero();
        assertThat(XmlFixture.count(xml, "testcase")).isEqualTo(2);
        assertThat(XmlFixture.attribute(xml, "failure", 0, "message")).endsWith(", there was no value");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE})
    void anyNumberGivesValidXml(double number) throws Exception {
        assertThat(XmlFixture.count(document(StrangeReports.absurd(number)), "testcase"))
                .isPositive();
    }

    private static Document document(RunReport report) throws Exception {
        return XmlFixture.parse(JunitXml.write(report));
    }
}
