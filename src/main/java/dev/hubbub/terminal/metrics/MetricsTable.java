package dev.hubbub.terminal.metrics;

import dev.hubbub.report.Cells;
import dev.hubbub.report.TerminalStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Names, values and meanings, laid out for a width. Meanings are wrapped under their column; where little is left for
 * them, names and values that are longer than most get lines of their own. One thread.
 */
final class MetricsTable {

    private static final String GAP = "  ";
    private static final int GAPS = 2 * GAP.length();

    /** A meaning in a narrower column would be a word a line. */
    private static final int LEAST_MEANING = 28;

    private static final int USUAL_VALUE = 12;
    private static final int LEAST_NAME = 12;

    private record Line(String name, String value, String meaning) {}

    /** Of the columns, in cells. */
    private record Widths(int name, int value, int meaning) {}

    private final List<Line> lines = new ArrayList<>(List.of(new Line("metric", "value", "meaning")));

    void row(String name, String value, String meaning) {
        lines.add(new Line(name, value, meaning));
    }

    /**
     * None wider than {@code width}, without blanks at their ends.
     *
     * @param colour whether the head stands out
     */
    List<String> lines(int width, boolean colour) {
        Widths widths = widths(width);
        List<String> written = new ArrayList<>();
        lines.forEach(line -> write(line, widths, width, written));
        written.set(0, TerminalStyle.BOLD.paint(written.get(0), colour));
        return written;
    }

    private Widths widths(int width) {
        int name = widest(Line::name);
        int value = widest(Line::value);
        int meaning = width - name - value - GAPS;
        if (meaning < Math.min(LEAST_MEANING, widest(Line::meaning))) {
            value = Math.min(value, USUAL_VALUE);
            name = Math.min(name, Math.max(LEAST_NAME, width - value - GAPS - LEAST_MEANING));
            meaning = Math.max(1, width - name - value - GAPS);
        }
        return new Widths(name, value, meaning);
    }

    private int widest(Function<Line, String> cell) {
        return lines.stream().map(cell).mapToInt(Cells::width).max().orElse(0);
    }

    private static void write(Line line, Widths widths, int width, List<String> to) {
        String name = line.name();
        String value = line.value();
        if (Cells.width(name) > widths.name()) {
            to.add(Cells.cut(name, width));
            name = "";
        }
        if (Cells.width(value) > widths.value()) {
            wide(name, value, widths, width, to);
            name = "";
            value = "";
        }
        for (String part : line.meaning().isEmpty() ? List.of("") : Cells.wrap(line.meaning(), widths.meaning())) {
            String written =
                    Cells.padRight(name, widths.name()) + GAP + Cells.padLeft(value, widths.value()) + GAP + part;
            if (!written.isBlank()) {
                to.add(Cells.cut(written.stripTrailing(), width));
            }
            name = "";
            value = "";
        }
    }

    /** A value that takes the place of the meaning, which follows below. */
    private static void wide(String name, String value, Widths widths, int width, List<String> to) {
        String beside = Cells.padRight(name, widths.name()) + GAP + value;
        if (Cells.width(beside) <= width) {
            to.add(beside);
            return;
        }
        if (!name.isEmpty()) {
            to.add(name);
        }
        to.add(Cells.padLeft(Cells.cut(value, width), width));
    }
}
