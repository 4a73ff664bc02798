package dev.hubbub.report;

import java.util.List;

/** How a run was spread over its targets. */
final class HtmlTargets {

    private HtmlTargets() {}

    static void write(Markup page, RunReport report) {
        HtmlTable table = HtmlTable.open(
                page,
                "Targets",
                List.of(
                        HtmlTable.Cell.of("Target"),
                        HtmlTable.Cell.number("Users at the end"),
                        HtmlTable.Cell.number("Connections at the end"),
                        HtmlTable.Cell.number("Connects"),
                        HtmlTable.Cell.number("Failed"),
                        HtmlTable.Cell.number("Moved there"),
                        HtmlTable.Cell.number("Resumed")));
        for (TargetReport target : report.targets()) {
            table.row(
                    HtmlTable.Cell.name(target.target()),
                    HtmlTable.Cell.number(Figures.count(target.users())),
                    HtmlTable.Cell.number(Figures.count(target.connections())),
                    HtmlTable.Cell.number(Figures.count(target.connects())),
                    new HtmlTable.Cell(
                            Figures.count(target.connectFailures()), target.connectFailures() == 0 ? "n" : "n bad"),
                    HtmlTable.Cell.number(Figures.count(target.moved())),
                    HtmlTable.Cell.number(Figures.count(target.resumed())));
        }
        table.close();
    }
}
