package dev.hubbub.report;

import java.util.List;

/** A table on the page; when it is too wide, it scrolls in its place. One thread. */
final class HtmlTable {

    /**
     * A cell.
     *
     * @param style class names; may be empty
     */
    record Cell(String text, String style) {

        static Cell of(String text) {
            return new Cell(text, "");
        }

        static Cell name(String text) {
            return new Cell(text, "name");
        }

        static Cell number(String text) {
            return new Cell(text, "n");
        }
    }

    private final Markup page;

    private HtmlTable(Markup page) {
        this.page = page;
    }

    /** @param label what the table is of, for those who do not see it */
    static HtmlTable open(Markup page, String label, List<Cell> columns) {
        page.newLine().open("div", "class", "scroll", "role", "region", "aria-label", label, "tabindex", "0");
        page.open("table").open("thead").open("tr");
        columns.forEach(column -> page.leaf("th", column.text(), "scope", "col", "class", column.style()));
        page.close().close().open("tbody");
        return new HtmlTable(page);
    }

    void row(Cell... cells) {
        row(List.of(cells));
    }

    void row(List<Cell> cells) {
        page.newLine().open("tr");
        cells.forEach(cell -> page.leaf("td", cell.text(), "class", cell.style()));
        page.close();
    }

    void close() {
        page.close().close().close();
    }
}
