package dev.hubbub.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The metrics of a run as lines for a terminal, those of a stage below the whole. */
final class TextMetrics {

    private static final int WIDTH = TextSummary.WIDTH - 4;
    private static final int MAX_NAME = 34;
    private static final int GAP = 2;

    private final RunReport report;
    private final boolean colour;

    TextMetrics(RunReport report, boolean colour) {
        this.report = report;
        this.colour = colour;
    }

    /** A column for each of the statistics to show; in several blocks when they are too wide for one. */
    List<String> trends() {
        List<Map.Entry<String, Metric>> trends = MetricLabel.ordered(report, Metric.Type.TREND);
        List<String> lines = new ArrayList<>();
        for (List<String> block : trends.isEmpty() ? List.<List<String>>of() : blocks(trends)) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.addAll(block(trends, block));
        }
        return lines;
    }

    /** The statistics that fit beside the names; at least one block, of at least one when there are any. */
    private List<List<String>> blocks(List<Map.Entry<String, Metric>> trends) {
        int names = trends.stream()
                .mapToInt(trend -> Cells.width(name(trend)))
                .max()
                .orElse(0);
        List<List<String>> blocks = new ArrayList<>();
        blocks.add(new ArrayList<>());
        int used = names;
        for (String stat : report.summaryTrendStats()) {
            int width = GAP + width(trends, stat);
            if (used + width > WIDTH && used > names) {
                blocks.add(new ArrayList<>());
                used = names;
            }
            blocks.get(blocks.size() - 1).add(stat);
            used += width;
        }
        return blocks;
    }

    /** Counters with their rate, shares and gauges. */
    List<String> others() {
        TextTable table = new TextTable("lrl", colour);
        Stream.of(Metric.Type.COUNTER, Metric.Type.RATE, Metric.Type.GAUGE)
                .flatMap(type -> MetricLabel.ordered(report, type).stream())
                .forEach(entry -> table.row(other(entry)));
        return table.lines();
    }

    private List<TextTable.Cell> other(Map.Entry<String, Metric> entry) {
        Metric metric = entry.getValue();
        String beside =
                switch (metric.type()) {
                    case COUNTER -> Figures.rate(Stat.of(metric, "rate"));
                    case GAUGE -> "min " + value(metric, "min") + "  max " + value(metric, "max");
                    case RATE, TREND -> "";
                };
        String shown =
                switch (metric.type()) {
                    case COUNTER -> Figures.number(Stat.of(metric, "count"));
                    case RATE -> Figures.share(Stat.of(metric, "rate"));
                    case GAUGE, TREND -> value(metric, "value");
                };
        return List.of(
                TextTable.Cell.of(name(entry)),
                new TextTable.Cell(shown, TerminalStyle.BOLD),
                new TextTable.Cell(beside, TerminalStyle.DIM));
    }

    private List<String> block(List<Map.Entry<String, Metric>> trends, List<String> stats) {
        TextTable table = new TextTable("l" + "r".repeat(stats.size()), colour);
        table.row(Stream.concat(Stream.of(""), stats.stream().map(TextMetrics::title))
                .map(title -> new TextTable.Cell(title, TerminalStyle.DIM))
                .toList());
        for (Map.Entry<String, Metric> trend : trends) {
            table.row(Stream.concat(Stream.of(name(trend)), stats.stream().map(stat -> value(trend.getValue(), stat)))
                    .map(TextTable.Cell::of)
                    .toList());
        }
        return table.lines();
    }

    private static int width(List<Map.Entry<String, Metric>> trends, String stat) {
        int widest = trends.stream()
                .mapToInt(trend -> Cells.width(value(trend.getValue(), stat)))
                .max()
                .orElse(0);
        return Math.max(widest, Cells.width(title(stat)));
    }

    private static String title(String stat) {
        return Cells.cut(Printable.line(stat), 12);
    }

    private String name(Map.Entry<String, Metric> entry) {
        MetricLabel label = MetricLabel.of(entry.getKey());
        boolean below = !label.isWhole() && report.metrics().containsKey(label.base());
        String name = below ? "  " + label.selector() : entry.getKey();
        return Cells.cut(Printable.line(name), MAX_NAME);
    }

    /** Without the blank before the unit: there are many columns. */
    private static String value(Metric metric, String stat) {
        double value = Stat.of(metric, stat);
        String text = stat.equals("count") ? Figures.number(value) : Figures.of(value, metric.unit());
        return Cells.cut(Printable.line(text.replace(" ", "")), 20);
    }
}
