package dev.hubbub.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the times spread until the first, half, 99 % and the last of a message's subscribers had it: for each a row with
 * a whisker from the least to the greatest, a box from the median to p95, and marks at the median and at p99.
 */
final class HtmlSpread {

    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("time_to_first", "first subscriber");
        ROWS.put("time_to_half", "half of them");
        ROWS.put("time_to_p99", "99 % of them");
        ROWS.put("time_to_last", "last subscriber");
    }

    private static final int HEIGHT = 20;
    private static final int MIDDLE = HEIGHT / 2;

    private HtmlSpread() {}

    static void write(Markup page, RunReport report) {
        Map<String, Metric> rows = new LinkedHashMap<>();
        ROWS.forEach((name, title) -> {
            Metric metric = report.metrics().get(name);
            if (metric != null && Double.isFinite(Stat.of(report, name, "max"))) {
                rows.put(title, metric);
            }
        });
        page.newLine().open("div", "class", "card");
        page.leaf("h3", "Until a message had reached its subscribers");
        if (rows.isEmpty()) {
            page.leaf("p", "No message reached anybody.");
        } else {
            page.leaf(
                    "p",
                    "Each row is of all messages: the line goes from the least to the greatest time, the box from"
                            + " the median to p95, and the second mark is p99.",
                    "class",
                    "note");
            chart(page, rows);
        }
        page.close();
    }

    private static void chart(Markup page, Map<String, Metric> rows) {
        Axis axis = HtmlLatency.axis(
                rows.values().stream()
                        .flatMap(metric -> Stream.of("min", "med", "max").map(stat -> Stat.of(metric, stat)))
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite),
                "ms");
        page.open("div", "class", "spread");
        rows.forEach((title, metric) -> row(page, axis, title, metric));
        page.open("div", "class", "scale");
        axis.ticks().forEach(tick -> page.leaf("span", tick.label(), "style", "left:" + Svg.percent(tick.position())));
        page.close().close();
    }

    private static void row(Markup page, Axis axis, String title, Metric metric) {
        String words = title + ": median " + millis(metric, "med") + ", p95 " + millis(metric, "p(95)") + ", p99 "
                + millis(metric, "p(99)") + ", " + millis(metric, "min") + " to " + millis(metric, "max");
        page.newLine().leaf("span", title);
        page.leaf("span", millis(metric, "med") + " · p99 " + millis(metric, "p(99)"), "class", "values");
        page.open("svg", "viewBox", "0 0 " + Svg.WIDTH + " " + HEIGHT, "preserveAspectRatio", "none");
        page.attributes("role", "img", "aria-label", words).leaf("title", words);
        box(page, axis, metric);
        page.close();
    }

    private static void box(Markup page, Axis axis, Metric metric) {
        double least = x(axis, metric, "min", 0);
        double median = x(axis, metric, "med", least);
        double high = x(axis, metric, "p(95)", median);
        String greatest = Svg.number(x(axis, metric, "max", least));
        Svg.line(page, "whisker", "M" + Svg.number(least) + " " + MIDDLE + "H" + greatest);
        page.empty("rect", "class", "box", "y", "3", "height", "14");
        page.attributes("x", Svg.number(median), "width", Svg.number(Math.max(0, high - median)));
        mark(page, "median", median);
        mark(page, "tail", x(axis, metric, "p(99)", high));
    }

    private static String millis(Metric metric, String stat) {
        return Figures.millis(Stat.of(metric, stat));
    }

    private static void mark(Markup page, String style, double x) {
        Svg.line(page, style, "M" + Svg.number(x) + " 2V" + (HEIGHT - 2));
    }

    private static double x(Axis axis, Metric metric, String stat, double without) {
        double value = Stat.of(metric, stat);
        return Double.isFinite(value) ? Svg.x(axis.position(value)) : without;
    }
}
