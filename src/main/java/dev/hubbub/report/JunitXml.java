package dev.hubbub.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report as JUnit XML, as build servers read it: a test suite with a test for each threshold. A verdict that the
 * thresholds do not explain is a test of its own: failed when the target is to blame, an error when nothing was
 * measured or the run was stopped.
 */
public final class JunitXml {

    private static final String VERDICT = "verdict";

    private final RunReport report;
    private final Markup xml = Markup.xml();

    private JunitXml(RunReport report) {
        this.report = report;
    }

    public static String write(RunReport report) {
        return new JunitXml(report).document();
    }

    private String document() {
        long failed =
                report.thresholds().stream().filter(result -> !result.passed()).count();
        boolean explained = report.verdict() == Verdict.PASS || report.verdict() == Verdict.FAIL && failed > 0;
        boolean own = !explained || report.thresholds().isEmpty();
        boolean error = report.verdict() == Verdict.INVALID || report.verdict() == Verdict.INTERRUPTED;
        long failures = failed + (report.verdict() == Verdict.FAIL && own ? 1 : 0);
        xml.newLine();
        long tests = report.thresholds().size() + (own ? 1 : 0);
        xml.open("testsuite", "name", report.name(), "tests", text(tests));
        xml.attributes("failures", text(failures), "errors", text(error ? 1 : 0), "skipped", "0");
        xml.attributes("time", seconds(report.seconds()), "timestamp", timestamp());
        properties();
        report.thresholds().forEach(this::threshold);
        if (own) {
            verdict(error);
        }
        remarks();
        xml.newLine().close().newLine();
        return xml.end();
    }

    private void properties() {
        xml.newLine().open("properties");
        property("run", report.id());
        property(VERDICT, report.verdict().name());
        Fact.ofProvenance(report.provenance()).forEach(fact -> property(fact.name(), fact.value()));
        xml.close();
    }

    private void property(String name, String value) {
        xml.empty("property", "name", name, "value", value);
    }

    private void threshold(ThresholdResult result) {
        test(result.metric() + ": " + result.criterion());
        if (!result.passed()) {
            String actual = Double.isNaN(result.actual()) ? "there was no value" : "was " + actual(result);
            xml.leaf("failure", "", "type", "threshold", "message", result.criterion() + ", " + actual);
        }
        xml.close();
    }

    private void verdict(boolean error) {
        test(VERDICT);
        if (report.verdict() != Verdict.PASS) {
            String why = report.reasons().isEmpty() ? report.verdict().name() : String.join("; ", report.reasons());
            xml.leaf(error ? "error" : "failure", "", "type", report.verdict().name(), "message", why);
        }
        xml.close();
    }

    /** Opens it. */
    private void test(String name) {
        xml.newLine().open("testcase", "classname", report.name(), "name", name, "time", "0");
    }

    private void remarks() {
        List<String> lines = new ArrayList<>();
        report.reasons().forEach(reason -> lines.add(report.verdict() + ": " + reason));
        report.warnings().forEach(warning -> lines.add("warning: " + warning));
        if (!lines.isEmpty()) {
            xml.newLine().leaf("system-out", String.join("\n", lines));
        }
    }

    private String actual(ThresholdResult result) {
        return ThresholdText.actual(report, result);
    }

    private String timestamp() {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                report.startedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private static String seconds(double seconds) {
        return Double.isFinite(seconds) ? String.format(Locale.ROOT, "%.3f", seconds) : "0";
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
