package dev.hubbub.report;

/** What a threshold was held against, in the terms of its limit. */
final class ThresholdText {

    private ThresholdText() {}

    /** Such as {@code 50.004 ms}; a dash when there was no value. */
    static String actual(RunReport report, ThresholdResult result) {
        Metric metric = report.metrics().get(result.metric());
        String unit = metric == null || result.criterion().startsWith("count") ? "" : metric.unit();
        boolean bare = unit.isEmpty()
                || Double.isNaN(result.actual())
                || result.criterion().startsWith("rate");
        return Figures.exact(result.actual()) + (bare ? "" : " " + unit);
    }
}
