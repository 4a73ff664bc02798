package dev.hubbub.report;

import java.util.List;

/** The head of the page: the verdict, why, and the figures one looks for first. */
final class HtmlBanner {

    private static final int MAX_REMARKS = 50;

    private HtmlBanner() {}

    static void write(Markup page, RunReport report) {
        page.newLine().open("header", "class", report.verdict().name()).open("div", "class", "inner");
        page.open("div", "class", "title").leaf("span", report.verdict().name(), "class", "verdict");
        page.leaf("h1", report.name()).close();
        page.leaf("p", meaning(report.verdict()));
        page.open("p", "class", "run").text("Run ").leaf("span", report.id(), "class", "name");
        page.text(" · " + Figures.time(report.startedAt()) + " · took " + Figures.duration(report.seconds()));
        if (!report.targets().isEmpty()) {
            page.text(" · " + report.targets().size() + " targets");
        } else if (!report.provenance().target().isBlank()) {
            page.text(" · ").leaf("span", report.provenance().target(), "class", "name");
        }
        page.close();
        remarks(page, report.reasons(), "why", "");
        remarks(page, report.warnings(), "warn", "Warning: ");
        tiles(page, report);
        page.close().close();
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Every threshold held.";
            case FAIL -> "The target did not do what was asked of it.";
            case INVALID -> "The target was not measured: these figures say nothing about it.";
            case INTERRUPTED -> "Stopped before its end: the figures are of what had been done.";
        };
    }

    private static void remarks(Markup page, List<String> remarks, String style, String lead) {
        if (remarks.isEmpty()) {
            return;
        }
        page.newLine().open("ul", "class", style);
        remarks.stream().limit(MAX_REMARKS).forEach(remark -> page.leaf("li", lead + remark));
        if (remarks.size() > MAX_REMARKS) {
            page.leaf("li", "and " + (remarks.size() - MAX_REMARKS) + " more");
        }
        page.close();
    }

    private static void tiles(Markup page, RunReport report) {
        Delivery ledger = report.ledger();
        int users = report.series().stream().mapToInt(Sample::users).max().orElse(0);
        page.newLine().open("dl", "class", "tiles");
        double reach = ledger.expected() == 0 ? Double.NaN : ledger.reach();
        tile(page, "Delivered", Figures.share(reach), ledger.delivered() >= ledger.expected());
        tile(page, "Lost", Figures.count(ledger.lost()), ledger.lost() == 0);
        tile(page, "Fan-out p50", latency(report, "med"), true);
        tile(page, "Fan-out p99", latency(report, "p(99)"), true);
        tile(page, "Fan-out max", latency(report, "max"), true);
        tile(page, "Deliveries", Figures.rate(ledger.delivered() / report.seconds()), true);
        tile(page, "Users at most", Figures.count(users), true);
        page.close();
    }

    private static void tile(Markup page, String name, String value, boolean good) {
        page.open("div", "class", "tile").leaf("dt", name);
        page.leaf("dd", value, "class", good ? "" : "bad").close();
    }

    private static String latency(RunReport report, String stat) {
        return Figures.millis(Stat.of(report, "fanout_latency", stat));
    }
}
