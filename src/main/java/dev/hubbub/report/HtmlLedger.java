package dev.hubbub.report;

import java.util.List;

/** The ledger with what its terms mean. */
final class HtmlLedger {

    private HtmlLedger() {}

    static void write(Markup page, RunReport report) {
        HtmlTable table = HtmlTable.open(
                page,
                "Delivery ledger",
                List.of(
                        HtmlTable.Cell.of("Term"),
                        HtmlTable.Cell.number("Number"),
                        HtmlTable.Cell.number("Of expected"),
                        HtmlTable.Cell.of("Meaning")));
        for (LedgerLine line : LedgerLine.of(report.ledger())) {
            String style = line.good() ? "n" : "n bad";
            table.row(
                    HtmlTable.Cell.of(line.term()),
                    new HtmlTable.Cell(Figures.count(line.value()), style),
                    new HtmlTable.Cell(Double.isNaN(line.share()) ? "" : Figures.share(line.share()), style),
                    new HtmlTable.Cell(line.meaning(), "meaning"));
        }
        table.close();
    }
}
