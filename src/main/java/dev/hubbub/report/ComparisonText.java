package dev.hubbub.report;

import java.util.List;
import java.util.Locale;

/** A comparison as a table for a terminal. */
final class ComparisonText {

    private final RunComparison comparison;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private ComparisonText(RunComparison comparison, boolean colour) {
        this.comparison = comparison;
        this.colour = colour;
    }

    static String write(RunComparison comparison, boolean colour) {
        return new ComparisonText(comparison, colour).text();
    }

    private String text() {
        line(outcome());
        line("  " + runs(comparison.before()) + " before, " + runs(comparison.after()) + " after; tolerance "
                + Figures.share(comparison.tolerance()));
        line("");
        table().forEach(row -> line("  " + row));
        if (!comparison.notCompared().isEmpty()) {
            line("");
            remark("not compared, for some run has not measured it: " + String.join(", ", comparison.notCompared()));
        }
        if (!comparison.warnings().isEmpty()) {
            line("");
            comparison.warnings().forEach(warning -> remark("! " + warning));
        }
        return out.toString();
    }

    private String outcome() {
        Judgement worst = comparison.isWorse()
                ? Judgement.WORSE
                : comparison.count(Judgement.UNSURE) > 0
                        ? Judgement.UNSURE
                        : comparison.count(Judgement.BETTER) > 0 ? Judgement.BETTER : Judgement.SAME;
        String counts = comparison.count(Judgement.WORSE) + " worse, " + comparison.count(Judgement.BETTER)
                + " better, " + comparison.count(Judgement.SAME) + " the same, "
                + comparison.count(Judgement.UNSURE) + " unsure";
        return "  " + style(worst).paint(worst.name(), colour) + "  " + counts;
    }

    private List<String> table() {
        TextTable table = new TextTable("lrrrrl", colour);
        table.row(List.of(
                dim("metric"), dim("before"), dim("after"), dim("change"), dim("95 % interval"), dim("judgement")));
        for (Change change : comparison.changes()) {
            table.row(List.of(
                    TextTable.Cell.of(change.metric()),
                    TextTable.Cell.of(Figures.of(change.before(), change.unit())),
                    TextTable.Cell.of(Figures.of(change.after(), change.unit())),
                    TextTable.Cell.of(Double.isNaN(change.change()) ? "from 0" : Figures.change(change.change())),
                    TextTable.Cell.of(interval(change)),
                    new TextTable.Cell(change.judgement().name().toLowerCase(Locale.ROOT), style(change.judgement()))));
        }
        return table.lines();
    }

    private static String interval(Change change) {
        Interval interval = change.interval();
        return interval == null ? "" : Figures.change(interval.low()) + " to " + Figures.change(interval.high());
    }

    private void remark(String remark) {
        Cells.wrap(remark, TextSummary.WIDTH - 2)
                .forEach(part -> line("  " + TerminalStyle.DOUBTFUL.paint(part, colour)));
    }

    private static TerminalStyle style(Judgement judgement) {
        return switch (judgement) {
            case BETTER -> TerminalStyle.GOOD;
            case WORSE -> TerminalStyle.BAD;
            case SAME -> TerminalStyle.PLAIN;
            case UNSURE -> TerminalStyle.DOUBTFUL;
        };
    }

    private static TextTable.Cell dim(String text) {
        return new TextTable.Cell(text, TerminalStyle.DIM);
    }

    private static String runs(int number) {
        return number == 1 ? "1 run" : number + " runs";
    }

    private void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
