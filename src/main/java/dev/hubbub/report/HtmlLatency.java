package dev.hubbub.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** How late messages arrived: by percentile, and until how many subscribers had them. */
final class HtmlLatency {

    /** A greater factor between the least and the greatest value makes an axis logarithmic. */
    static final double WIDE = 30;

    private HtmlLatency() {}

    static void write(Markup page, RunReport report) {
        page.open("div", "class", "pair");
        List<CurvePoint> points = report.curve().stream()
                .filter(point -> Double.isFinite(point.percentile()) && Double.isFinite(point.millis()))
                .sorted(Comparator.comparingDouble(CurvePoint::percentile))
                .toList();
        if (points.isEmpty()) {
            page.leaf("p", "Nothing was delivered that could be measured.", "class", "card");
        } else {
            curve(points).write(page);
        }
        HtmlSpread.write(page, report);
        page.close();
    }

    private static LineChart curve(List<CurvePoint> points) {
        ChartLine places = new ChartLine("percentile", points.stream().mapToDouble(CurvePoint::percentile));
        ChartLine latency = new ChartLine("latency", points.stream().mapToDouble(CurvePoint::millis));
        Axis horizontal = NinesAxis.of(places.present());
        LineChart.Frame frame =
                new LineChart.Frame("Latency by percentile", "", horizontal, axis(latency.present(), "ms"));
        return new LineChart(frame, places, List.of(latency), StageBands.NONE);
    }

    /** Logarithmic when the positive values are wide apart. */
    static Axis axis(DoubleStream values, String unit) {
        double[] positive = values.filter(value -> value > 0).sorted().toArray();
        if (positive.length == 0) {
            return LinearAxis.to(0, unit);
        }
        double least = positive[0];
        double greatest = positive[positive.length - 1];
        return greatest / least > WIDE ? LogAxis.around(least, greatest, unit) : LinearAxis.to(greatest, unit);
    }
}
