package dev.hubbub.report;

import java.util.List;

/** Which thresholds held, and by how much. */
final class HtmlThresholds {

    private HtmlThresholds() {}

    static void write(Markup page, RunReport report) {
        if (report.thresholds().isEmpty()) {
            page.leaf("p", "The scenario has none.");
            return;
        }
        HtmlTable table = HtmlTable.open(
                page,
                "Thresholds",
                List.of(
                        HtmlTable.Cell.of("Held"),
                        HtmlTable.Cell.of("Metric"),
                        HtmlTable.Cell.of("Threshold"),
                        HtmlTable.Cell.number("Actual")));
        for (ThresholdResult result : report.thresholds()) {
            String style = result.passed() ? "good" : "bad";
            table.row(
                    new HtmlTable.Cell(held(result), "mark " + style),
                    HtmlTable.Cell.name(result.metric()),
                    HtmlTable.Cell.name(result.criterion()),
                    new HtmlTable.Cell(ThresholdText.actual(report, result), "n " + style));
        }
        table.close();
    }

    private static String held(ThresholdResult result) {
        if (!result.hasValue()) {
            return "– no value";
        }
        return result.passed() ? "✓ yes" : "✗ no";
    }
}
