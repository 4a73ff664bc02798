package dev.hubbub.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells in columns, each as wide as its widest cell and two spaces from the next. One thread. */
public final class TextTable {

    private static final String GAP = "  ";

    /** Text and how it stands out. */
    public record Cell(String text, TerminalStyle style) {

        public static Cell of(String text) {
            return new Cell(text, TerminalStyle.PLAIN);
        }
    }

    private final String alignment;
    private final boolean colour;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** @param alignment a letter for each column: l or r */
    public TextTable(String alignment, boolean colour) {
        this.alignment = alignment;
        this.colour = colour;
    }

    public void row(String... cells) {
        row(Arrays.stream(cells).map(Cell::of).toList());
    }

    public void row(List<Cell> cells) {
        rows.add(cells);
    }

    /** Without blanks at their ends. */
    public List<String> lines() {
        int[] widths = new int[alignment.length()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Cells.width(row.get(i).text()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String text = row.get(i).text();
            String blank = " ".repeat(widths[i] - Cells.width(text));
            String painted = row.get(i).style().paint(text, colour);
            boolean right = alignment.charAt(i) == 'r';
            line.append(i == 0 ? "" : GAP)
                    .append(right ? blank : "")
                    .append(painted)
                    .append(right ? "" : blank);
        }
        return line.toString().stripTrailing();
    }
}
