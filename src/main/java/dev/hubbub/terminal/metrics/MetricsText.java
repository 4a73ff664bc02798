package dev.hubbub.terminal.metrics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hubbub.report.Printable;
import java.util.List;

/** Rows as a table, or as JSON. */
final class MetricsText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private MetricsText() {}

    /**
     * A metric with labels has a line of its own, and under it one for each set of them.
     *
     * @param width which no line exceeds, in cells
     * @param colour whether to use ANSI escape codes
     */
    static List<String> table(List<Row> rows, int width, boolean colour) {
        MetricsTable table = new MetricsTable();
        String last = "";
        for (Row row : rows) {
            String name = Printable.line(row.name());
            if (row.labels().isEmpty()) {
                table.row(name, row.text(), row.meaning());
            } else {
                if (!row.name().equals(last)) {
                    table.row(name, "", row.meaning());
                }
                table.row("  " + row.labelText(), row.text(), "");
            }
            last = row.name();
        }
        return table.lines(width, colour);
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
