package dev.hubbub.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The run second by second. */
final class HtmlSeries {

    private final Markup page;
    private final List<Sample> samples;
    private final ChartLine places;
    private final Axis time;
    private final StageBands bands;

    private HtmlSeries(Markup page, RunReport report) {
        this.page = page;
        samples = report.series().stream()
                .filter(sample -> Double.isFinite(sample.seconds()))
                .toList();
        places = line("seconds", Sample::seconds);
        time = LinearAxis.time(Math.max(report.seconds(), places.present().max().orElse(0)));
        bands = StageBands.of(report.stages());
    }

    static void write(Markup page, RunReport report) {
        new HtmlSeries(page, report).charts();
    }

    private void charts() {
        if (samples.isEmpty()) {
            page.leaf("p", "The run was over before its first second.");
            return;
        }
        page.leaf("p", lead(), "class", "lead");
        page.open("div", "class", "charts");
        chart("Users", "", line("virtual users", Sample::users), line("subscribers", Sample::subscribers));
        chart("Messages", "/s", line("offered", Sample::offered), line("achieved", Sample::achieved));
        chart("Deliveries", "/s", line("deliveries", Sample::deliveries));
        chart(
                "Fan-out latency",
                "ms",
                latency("p50", Sample::p50Millis),
                latency("p99", Sample::p99Millis),
                latency("p99.9", Sample::p999Millis));
        faults();
        chart("Generator heap", "bytes", line("heap", Sample::heapBytes));
        chart("Generator CPU", "share", line("of all cores", Sample::cpu));
        chart("Garbage collection", "ms", line("a second", Sample::gcMillis));
        chart("Loop lag", "ms", line("latest thread", Sample::loopLagMillis));
        page.close();
    }

    private void faults() {
        List<ChartLine> lines = List.of(
                line("lost", Sample::lost),
                line("duplicated", Sample::duplicated),
                line("reordered", Sample::reordered));
        if (lines.stream().anyMatch(each -> each.present().anyMatch(value -> value > 0))) {
            chart("Lost, duplicated, reordered by then", "", lines.toArray(ChartLine[]::new));
        }
    }

    private void chart(String title, String unit, ChartLine... lines) {
        List<ChartLine> all = List.of(lines);
        DoubleStream values = all.stream().flatMapToDouble(ChartLine::present);
        Axis vertical = title.equals("Fan-out latency")
                ? HtmlLatency.axis(values, unit)
                : LinearAxis.to(values.max().orElse(0), unit);
        new LineChart(new LineChart.Frame(title, note(unit), time, vertical), places, all, bands).write(page);
    }

    private static String note(String unit) {
        return switch (unit) {
            case "/s" -> "per second";
            case "share" -> "of all cores";
            default -> "";
        };
    }

    private String lead() {
        String shown = Figures.count(samples.size()) + " samples, one a second. The shades are the stages.";
        return samples.size() <= LineChart.MAX_POINTS
                ? shown
                : shown + " Drawn with at most " + LineChart.MAX_POINTS
                        + " points a line: the least and the greatest of" + " each stretch, so that no spike is lost.";
    }

    private ChartLine line(String name, ToDoubleFunction<Sample> value) {
        return new ChartLine(name, samples.stream().mapToDouble(value));
    }

    /** 0 stands for none. */
    private ChartLine latency(String name, ToDoubleFunction<Sample> value) {
        return new ChartLine(name, samples.stream().mapToDouble(value).map(millis -> millis > 0 ? millis : Double.NaN));
    }
}
