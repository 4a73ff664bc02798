package dev.hubbub.report;

/** Looks values up by the names that reports give them. */
final class Stat {

    private Stat() {}

    /** NaN when the metric has no such statistic. */
    static double of(Metric metric, String stat) {
        return metric.values().getOrDefault(stat, Double.NaN);
    }

    /** NaN, too, when the report has no such metric, or it is a trend of nothing, whose values are 0. */
    static double of(RunReport report, String name, String stat) {
        Metric metric = report.metrics().get(name);
        return metric == null || metric.type() == Metric.Type.TREND && of(metric, "count") == 0
                ? Double.NaN
                : of(metric, stat);
    }
}
