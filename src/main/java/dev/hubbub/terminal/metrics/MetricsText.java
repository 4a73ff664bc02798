package dev.hubbub.terminal.metrics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hubbub.report.Cells;
import dev.hubbub.report.Printable;
import dev.hubbub.report.TerminalStyle;
import dev.hubbub.report.TextTable;
import dev.hubbub.report.TextTable.Cell;
import java.util.List;
import java.util.stream.Stream;

/** Rows as a table, or as JSON. */
final class MetricsText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final int WIDEST_LABELS = 60;

    private MetricsText() {}

    /** A metric with labels has a line of its own, and under it one for each set of them. */
    static List<String> table(List<Row> rows, boolean colour) {
        TextTable table = new TextTable("lrl", colour);
        table.row(Stream.of("metric", "value", "meaning")
                .map(title -> new Cell(title, TerminalStyle.BOLD))
                .toList());
        String last = "";
        for (Row row : rows) {
            String name = Printable.line(row.name());
            if (row.labels().isEmpty()) {
                table.row(name, row.text(), row.meaning());
            } else {
                if (!row.name().equals(last)) {
                    table.row(name, "", row.meaning());
                }
                table.row("  " + Cells.cut(row.labelText(), WIDEST_LABELS), row.text());
            }
            last = row.name();
        }
        return table.lines();
    }

    /** On one line. Values that JSON has no word for are texts: "NaN", "+Inf" and "-Inf". */
    static String json(List<Row> rows) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Row row : rows) {
            ObjectNode node = array.addObject().put("name", row.name());
            ObjectNode labels = node.putObject("labels");
            row.labels().forEach(labels::put);
            row.figures().forEach((name, value) -> put(node, name, value));
            node.put("unit", row.unit()).put("meaning", row.meaning());
        }
        return array.toString();
    }

    /** Instead of an array, when there are no metrics. */
    static String error(String why) {
        return MAPPER.createObjectNode().put("error", why).toString();
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
        }
    }
}
