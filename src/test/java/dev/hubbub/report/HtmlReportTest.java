package dev.hubbub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class HtmlReportTest {

    private static final String DOCTYPE = "<!DOCTYPE html>";
    private static final Pattern LINE = Pattern.compile("class=\"line s\\d\" d=\"([^\"]*)\"");
    private static final Pattern SELF_CLOSED = Pattern.compile("<(\\w+)[^<>]*/>");

    static Stream<RunReport> reports() {
        return Stream.of(
                ReportFixture.good(),
                ReportFixture.bad(),
                StrangeReports.empty(),
                StrangeReports.absurd(Double.NaN),
                StrangeReports.absurd(Double.NEGATIVE_INFINITY),
                StrangeReports.absurd(Double.MAX_VALUE),
                StrangeReports.absurd(-1),
                StrangeReports.hostile(
                        "</style></title><script>alert(1)</script><!--\u0000\u001b]]>\"'&lt;=cmd()\u202E😀"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void thePageIsWellFormedWithoutScriptOrNetwork(RunReport report) throws Exception {
        String html = HtmlReport.write(report);
        Document page = parse(html);
        assertThat(XmlFixture.count(page, "script")).isZero();
        assertThat(XmlFixture.count(page, "link")).isZero();
        assertThat(XmlFixture.count(page, "h1")).isEqualTo(1);
        assertThat(html).doesNotContain("http://", "https://", "url(", "@import", "NaN", "Infinity");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void onlyVoidElementsAndShapesAreSelfClosed(RunReport report) {
        assertThat(SELF_CLOSED.matcher(HtmlReport.write(report)).results().map(found -> found.group(1)))
                .isSubsetOf("meta", "path", "rect");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theStyleSheetNeedsNoEscape(RunReport report) throws Exception {
        Document page = parse(HtmlReport.write(report));
        assertThat(page.getElementsByTagName("style").item(0).getTextContent()).doesNotContain("<", ">", "&");
        assertThat(XmlFixture.count(page, "style")).isEqualTo(1);
    }

    @Test
    void hostileTextIsText() throws Exception {
        String text = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        String html = HtmlReport.write(StrangeReports.hostile(text));
        assertThat(html).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(1)");
        assertThat(parse(html).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(text);
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(HtmlReport.write(StrangeReports.hostile("a\u0000\u001b\u202Eb")))
                .contains("a\uFFFD\uFFFD\uFFFDb")
                .doesNotContain("\u0000", "\u001b", "\u202E");
    }

    @Test
    void theVerdictComesFirst() {
        assertThat(HtmlReport.write(ReportFixture.bad()))
                .containsSubsequence(
                        "<title>FAIL – room-5k",
                        "<header class=\"FAIL\">",
                        "fanout_latency{stage:steady}: p(99)&lt;50, was 73.112 ms",
                        "Thresholds</h2>",
                        "Delivery ledger</h2>",
                        "Fan-out latency</h2>",
                        "Over time</h2>",
                        "Who fared worst</h2>",
                        "Failures</h2>",
                        "All metrics</h2>",
                        "Load generator</h2>",
                        "Provenance</h2>",
                        "ramping-arrival-rate");
    }

    @Test
    void chartsAreDescribedForThoseWhoDoNotSeeThem() throws Exception {
        Document page = parse(HtmlReport.write(ReportFixture.good()));
        for (int i = 0; i < XmlFixture.count(page, "svg"); i++) {
            assertThat(XmlFixture.attribute(page, "svg", i, "role")).isEqualTo("img");
            assertThat(XmlFixture.attribute(page, "svg", i, "aria-label")).isNotEmpty();
        }
        assertThat(HtmlReport.write(ReportFixture.good()))
                .contains("aria-label=\"Generator heap. heap: 190 MiB to 629 MiB.\"");
    }

    @Test
    void severalTargetsHaveASection() {
        assertThat(HtmlReport.write(ReportFixture.bad()))
                .contains("<a href=\"#targets\">Targets</a>", "grpc://b.example:9000</td>", " · 2 targets");
        assertThat(HtmlReport.write(ReportFixture.good())).doesNotContain("#targets", "id=\"targets\"");
    }

    @Test
    void chartsCarryTheStages() {
        assertThat(HtmlReport.write(ReportFixture.good()))
                .contains(
                        "<rect class=\"band warmup\"",
                        "title=\"listeners: warmup, a warm-up, 0 s to 30 s\">warmup</span>",
                        "title=\"talkers: peak, 1 min 45 s to 2 min 30 s\">peak</span>");
    }

    @Test
    void stagesOfTheSameNameAndTimeAreOne() {
        String html = HtmlReport.write(ReportBuilder.report(run -> {
            run.series = ReportFixture.good().series();
            run.stages = List.of(new StageReport("a", "main", false, 0, 9), new StageReport("b", "main", false, 0, 9));
            return run;
        }));
        assertThat(html).contains("title=\"a, b: main, 0 s to 9 s\"");
    }

    @Test
    void faultsAreDrawnOnlyWhenThereAreAny() {
        assertThat(HtmlReport.write(ReportFixture.bad())).contains("Lost, duplicated, reordered by then");
        assertThat(HtmlReport.write(ReportFixture.good())).doesNotContain("Lost, duplicated, reordered by then");
    }

    @Test
    void aRunOfNothingSaysSo() {
        assertThat(HtmlReport.write(StrangeReports.empty()))
                .contains(
                        "<header class=\"INVALID\">",
                        "The scenario has none.",
                        "Nothing was delivered that could be measured.",
                        "The run was over before its first second.",
                        "None was counted.",
                        "Nothing was measured.");
    }

    @Test
    void aDayStaysSmallAndKeepsItsSpikes() {
        String html = HtmlReport.write(ReportFixture.day(43_210));
        assertThat(html)
                .hasSizeLessThan(500_000)
                .contains("86,400 samples", "at most 600 points", "virtual users: 0 to 77,777");
        assertThat(LINE.matcher(html).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(10)
                .allSatisfy(path -> assertThat(path.chars().filter(c -> c == 'M' || c == 'L'))
                        .hasSizeLessThanOrEqualTo(600));
        assertThat(html.lines().filter(line -> line.contains("class=\"line")))
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == 'L')).hasSizeLessThan(3_000));
    }

    @Test
    void tablesAreBounded() {
        RunReport report = ReportBuilder.report(run -> {
            run.warnings = IntStream.range(0, 10_000).mapToObj(i -> "w" + i).toList();
            run.stages = IntStream.range(0, 10_000)
                    .mapToObj(i -> new StageReport("w" + i, "s", false, i, i + 1))
                    .toList();
            run.series = ReportFixture.good().series();
            IntStream.range(0, 10_000).forEach(i -> run.trend("m" + i, Map.of("avg", 1.0)));
            return run;
        });
        assertThat(HtmlReport.write(report)).hasSizeLessThan(500_000);
    }

    private static Document parse(String html) throws Exception {
        assertThat(html).startsWith(DOCTYPE);
        return XmlFixture.parse(html.substring(DOCTYPE.length()));
    }
}
