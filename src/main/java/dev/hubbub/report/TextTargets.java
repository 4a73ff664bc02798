package dev.hubbub.report;

import java.util.List;
import java.util.stream.Stream;

/** How a run was spread over its targets, as a table for a terminal. */
final class TextTargets {

    // In cells; with six numbers a line is as wide as it may be.
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_NUMBER = 9;

    private TextTargets() {}

    /** None when there is no table to show. */
    static List<String> lines(List<TargetReport> targets, boolean colour) {
        if (targets.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable("lrrrrrr", colour);
        table.row(Stream.of("", "users", "conns", "connects", "failed", "moved", "resumed")
                .map(title -> new TextTable.Cell(title, TerminalStyle.DIM))
                .toList());
        targets.forEach(target -> table.row(row(target)));
        return table.lines();
    }

    private static List<TextTable.Cell> row(TargetReport target) {
        TerminalStyle failed = target.connectFailures() == 0 ? TerminalStyle.PLAIN : TerminalStyle.BAD;
        return List.of(
                TextTable.Cell.of(Cells.cut(Printable.line(target.target()), LONGEST_NAME)),
                number(target.users(), TerminalStyle.PLAIN),
                number(target.connections(), TerminalStyle.PLAIN),
                number(target.connects(), TerminalStyle.PLAIN),
                number(target.connectFailures(), failed),
                number(target.moved(), TerminalStyle.PLAIN),
                number(target.resumed(), TerminalStyle.PLAIN));
    }

    private static TextTable.Cell number(long number, TerminalStyle style) {
        return new TextTable.Cell(Cells.cut(Figures.count(number), LONGEST_NUMBER), style);
    }
}
