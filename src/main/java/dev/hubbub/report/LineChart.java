package dev.hubbub.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines over a common horizontal axis, as inline SVG with its axes in HTML around it. Has a tooltip for each stretch of
 * the horizontal axis and a description for those who do not see it. Bounded, however many values there are.
 */
final class LineChart {

    /** Points of a line. */
    static final int MAX_POINTS = 600;

    private static final int MAX_TOOLTIPS = 120;

    /**
     * What a chart is of.
     *
     * @param note beside the title; may be empty
     */
    record Frame(String title, String note, Axis horizontal, Axis vertical) {}

    private final Frame frame;
    private final ChartLine places;
    private final List<ChartLine> lines;
    private final StageBands bands;

    /**
     * @param places on the horizontal axis, ascending and finite
     * @param lines as long as {@code places}
     */
    LineChart(Frame frame, ChartLine places, List<ChartLine> lines, StageBands bands) {
        this.frame = frame;
        this.places = places;
        this.lines = lines;
        this.bands = bands;
    }

    void write(Markup page) {
        page.newLine().open("figure", "class", "chart");
        caption(page);
        bands.writeLanes(page, frame.horizontal());
        page.open("div", "class", "plot");
        page.open("svg", "viewBox", "0 0 " + Svg.WIDTH + " " + Svg.HEIGHT, "preserveAspectRatio", "none");
        page.attributes("role", "img", "aria-label", description());
        page.leaf("title", frame.title());
        bands.writeShades(page, frame.horizontal());
        grid(page);
        for (int i = 0; i < lines.size(); i++) {
            curve(page, i);
        }
        tooltips(page);
        page.close();
        labels(page);
        page.close().close();
    }

    private void caption(Markup page) {
        page.open("figcaption").leaf("b", frame.title());
        String note = (frame.note() + " " + frame.vertical().kind()).strip();
        page.leaf("span", note, "class", "note");
        if (lines.size() > 1) {
            page.open("span", "class", "key");
            for (int i = 0; i < lines.size(); i++) {
                page.open("span").leaf("i", "", "class", "s" + (i + 1));
                page.text(lines.get(i).name()).close();
            }
            page.close();
        }
        page.close();
    }

    private String description() {
        return frame.title() + ". " + lines.stream().map(this::describe).collect(Collectors.joining("; ")) + ".";
    }

    private String describe(ChartLine line) {
        return line.name() + ": " + rangeText(line, 0, line.size());
    }

    private String rangeText(ChartLine line, int from, int to) {
        Interval range = line.range(from, to);
        if (Double.isNaN(range.low())) {
            return "none";
        }
        String low = frame.vertical().label(range.low());
        String high = frame.vertical().label(range.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    private void grid(Markup page) {
        String path = frame.vertical().ticks().stream()
                .map(tick -> "M0 " + Svg.number(Svg.y(tick.position())) + "H" + Svg.WIDTH)
                .collect(Collectors.joining());
        Svg.line(page, "grid", path);
    }

    private void curve(Markup page, int index) {
        ChartLine line = lines.get(index);
        CurvePath path = new CurvePath(frame.horizontal(), frame.vertical());
        for (int place : line.places(MAX_POINTS)) {
            path.add(places.value(place), line.value(place));
        }
        String colour = "s" + (index + 1);
        if (lines.size() == 1 && frame.vertical().kind().isEmpty()) {
            page.empty("path", "class", "area " + colour, "d", path.area());
        }
        Svg.line(page, "line " + colour, path.line());
    }

    private void tooltips(Markup page) {
        int size = places.size();
        int zones = Math.min(size, MAX_TOOLTIPS);
        page.open("g", "class", "zones");
        for (int i = 0; i < zones; i++) {
            int from = (int) ((long) i * size / zones);
            int to = (int) ((i + 1L) * size / zones);
            double left = from == 0 ? 0 : between(from - 1);
            double right = to == size ? Svg.WIDTH : between(to - 1);
            page.open("rect", "x", Svg.number(left), "y", "0", "width", Svg.number(Math.max(0, right - left)));
            page.attributes("height", Integer.toString(Svg.HEIGHT));
            page.leaf("title", tooltip(from, to)).close();
        }
        page.close();
    }

    /** The middle between a place and the next one. */
    private double between(int place) {
        Axis axis = frame.horizontal();
        return Svg.x((axis.position(places.value(place)) + axis.position(places.value(place + 1))) / 2);
    }

    private String tooltip(int from, int to) {
        String start = frame.horizontal().label(places.value(from));
        String end = frame.horizontal().label(places.value(to - 1));
        String when = start.equals(end) ? start : start + " to " + end;
        return lines.stream()
                .map(line -> line.name() + ": " + rangeText(line, from, to))
                .collect(Collectors.joining("\n", when + "\n", ""));
    }

    private void labels(Markup page) {
        for (Tick tick : frame.vertical().ticks()) {
            label(page, tick, "y", "bottom");
        }
        List<Tick> ticks = frame.horizontal().ticks();
        for (int i = 0; i < ticks.size(); i++) {
            label(page, ticks.get(i), i % 2 == 0 ? "x" : "x odd", "left");
        }
    }

    private static void label(Markup page, Tick tick, String style, String side) {
        page.leaf("span", tick.label(), "class", style, "style", side + ":" + Svg.percent(tick.position()));
    }
}
