package dev.hubbub.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What went wrong at the target, the most frequent first. */
final class HtmlFailures {

    private static final int MAX_ROWS = 100;

    private HtmlFailures() {}

    static void write(Markup page, RunReport report) {
        if (report.failures().isEmpty()) {
            page.leaf("p", "None was counted.");
            return;
        }
        HtmlTable table = HtmlTable.open(
                page, "Failures by reason", List.of(HtmlTable.Cell.of("Reason"), HtmlTable.Cell.number("Number")));
        report.failures().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_ROWS)
                .forEach(failure -> table.row(
                        new HtmlTable.Cell(failure.getKey(), "name reason"),
                        HtmlTable.Cell.number(Figures.count(failure.getValue()))));
        table.close();
        if (report.failures().size() > MAX_ROWS) {
            page.leaf("p", "And " + (report.failures().size() - MAX_ROWS) + " more reasons.");
        }
    }
}
