package dev.hubbub.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every metric, a table for each kind, those of a stage below the whole. */
final class HtmlMetrics {

    private static final int MAX_ROWS = 500;
    private static final String COUNT = "count";

    private final Markup page;
    private final RunReport report;

    private HtmlMetrics(Markup page, RunReport report) {
        this.page = page;
        this.report = report;
    }

    static void write(Markup page, RunReport report) {
        if (report.metrics().isEmpty()) {
            page.leaf("p", "Nothing was measured.");
            return;
        }
        HtmlMetrics metrics = new HtmlMetrics(page, report);
        metrics.table("Trends", Metric.Type.TREND);
        page.open("div", "class", "pair top");
        metrics.table("Counters", Metric.Type.COUNTER);
        metrics.table("Shares", Metric.Type.RATE);
        metrics.table("Gauges", Metric.Type.GAUGE);
        page.close();
    }

    private void table(String title, Metric.Type type) {
        List<Map.Entry<String, Metric>> metrics =
                MetricLabel.ordered(report, type).stream().limit(MAX_ROWS).toList();
        if (metrics.isEmpty()) {
            return;
        }
        Set<String> stats = stats(metrics, type);
        HtmlTable table = HtmlTable.open(
                page,
                title,
                Stream.concat(
                                Stream.of(HtmlTable.Cell.of(title)),
                                stats.stream().map(HtmlTable.Cell::number))
                        .toList());
        metrics.forEach(entry -> table.row(Stream.concat(
                        Stream.of(name(entry.getKey())),
                        stats.stream().map(stat -> HtmlTable.Cell.number(value(entry.getValue(), stat))))
                .toList()));
        table.close();
    }

    /** Those of trends as the scenario asks for, then what else there is. */
    private Set<String> stats(List<Map.Entry<String, Metric>> metrics, Metric.Type type) {
        Set<String> stats = new LinkedHashSet<>();
        if (type == Metric.Type.TREND) {
            stats.add(COUNT);
            stats.addAll(report.summaryTrendStats());
        }
        metrics.forEach(entry -> stats.addAll(entry.getValue().values().keySet()));
        return stats;
    }

    private HtmlTable.Cell name(String metric) {
        MetricLabel label = MetricLabel.of(metric);
        return label.isWhole() || !report.metrics().containsKey(label.base())
                ? HtmlTable.Cell.name(metric)
                : new HtmlTable.Cell(label.selector(), "name below");
    }

    private static String value(Metric metric, String stat) {
        Double value = metric.values().get(stat);
        if (value == null) {
            return "";
        }
        return switch (stat) {
            case COUNT -> Figures.number(value);
            case "rate" -> metric.type() == Metric.Type.RATE ? Figures.share(value) : Figures.rate(value);
            default -> Figures.of(value, metric.unit());
        };
    }
}
