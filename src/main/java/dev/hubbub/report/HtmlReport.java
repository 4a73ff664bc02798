package dev.hubbub.report;

import java.util.List;

/**
 * A report as one HTML file that needs nothing else: no network and no script, its style sheet and drawings inline.
 * Valid HTML 5, and XML but for its first line. However long the run was, it stays a few hundred kilobytes.
 */
public final class HtmlReport {

    private static final String SECURITY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String TARGETS = "targets";

    private static final List<HtmlSection> SECTIONS = List.of(
            new HtmlSection("thresholds", "Thresholds", "", HtmlThresholds::write),
            new HtmlSection(
                    "deliveries",
                    "Delivery ledger",
                    "A delivery is a pair of a message and a subscriber. Every one is accounted for.",
                    HtmlLedger::write),
            new HtmlSection(
                    "latency",
                    "Fan-out latency",
                    "From the moment a message was meant to be sent to its arrival at a subscriber.",
                    HtmlLatency::write),
            new HtmlSection("time", "Over time", "", HtmlSeries::write),
            new HtmlSection("worst", "Who fared worst", "", HtmlWorst::write),
            new HtmlSection(
                    TARGETS,
                    "Targets",
                    "How users were spread. Who loses a connection, or cannot have one, goes to the next target.",
                    HtmlTargets::write),
            new HtmlSection("failures", "Failures", "", HtmlFailures::write),
            new HtmlSection("metrics", "All metrics", "Without warm-ups.", HtmlMetrics::write),
            new HtmlSection(
                    "generator",
                    "Load generator",
                    "How the instrument itself fared. Figures of a generator out of breath are not the target's.",
                    (page, report) -> HtmlFacts.write(page, Fact.ofGenerator(report.generator()))),
            new HtmlSection("provenance", "Provenance", "", HtmlFacts::provenance));

    private HtmlReport() {}

    public static String write(RunReport report) {
        Markup page = Markup.html();
        page.newLine().open("html", "lang", "en");
        head(page, report);
        page.newLine().open("body");
        HtmlBanner.write(page, report);
        List<HtmlSection> sections = sections(report);
        navigation(page, sections);
        page.newLine().open("main", "class", "inner");
        sections.forEach(section -> section.write(page, report));
        page.close();
        page.newLine().open("footer").open("div", "class", "inner");
        page.text("Made by Hubbub " + report.provenance().version() + ". Times are in UTC; latencies in milliseconds.");
        page.close().close().close().close();
        return page.end() + "\n";
    }

    private static void head(Markup page, RunReport report) {
        page.newLine().open("head").newLine().empty("meta", "charset", "utf-8");
        page.newLine().empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.newLine().empty("meta", "name", "color-scheme", "content", "light dark");
        page.newLine().empty("meta", "http-equiv", "Content-Security-Policy", "content", SECURITY);
        page.newLine().leaf("title", report.verdict() + " – " + report.name() + " – Hubbub");
        page.newLine().leaf("style", "\n" + HtmlStyle.css());
        page.close();
    }

    /** A single target has no section: it is in the provenance. */
    private static List<HtmlSection> sections(RunReport report) {
        return SECTIONS.stream()
                .filter(section ->
                        !section.id().equals(TARGETS) || !report.targets().isEmpty())
                .toList();
    }

    private static void navigation(Markup page, List<HtmlSection> sections) {
        page.newLine().open("nav", "aria-label", "Parts of the report").open("div", "class", "inner");
        sections.forEach(section -> page.leaf("a", section.title(), "href", "#" + section.id()));
        page.close().close();
    }
}
