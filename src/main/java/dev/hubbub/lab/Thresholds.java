package dev.hubbub.lab;

import dev.hubbub.report.Metric;
import dev.hubbub.report.ThresholdResult;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.Threshold;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Holds a scenario's thresholds against what was measured. */
final class Thresholds {

    private final List<Threshold> thresholds;

    Thresholds(Scenario scenario) {
        this.thresholds = scenario.thresholds();
    }

    /** All of them. */
    List<ThresholdResult> evaluate(Map<String, Metric> metrics) {
        return thresholds.stream()
                .map(threshold -> evaluate(threshold, metrics))
                .toList();
    }

    /**
     * Those that end the run.
     *
     * @param metrics so far; only asked for when there is a threshold to hold against them
     */
    List<ThresholdResult> failedForGood(long elapsedNanos, Supplier<Map<String, Metric>> metrics) {
        List<Threshold> due = thresholds.stream()
                .filter(Threshold::abortOnFail)
                .filter(threshold -> threshold.delayAbortEval().toNanos() <= elapsedNanos)
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, Metric> now = metrics.get();
        return due.stream()
                .map(threshold -> evaluate(threshold, now))
                .filter(result -> !result.passed() && !Double.isNaN(result.actual()))
                .toList();
    }

    private static ThresholdResult evaluate(Threshold threshold, Map<String, Metric> metrics) {
        Metric metric = metrics.get(threshold.selector());
        double actual = metric == null
                ? Double.NaN
                : metric.values().getOrDefault(threshold.criterion().stat(), Double.NaN);
        return new ThresholdResult(
                threshold.selector(),
                threshold.criterion().toString(),
                actual,
                threshold.criterion().holds(actual));
    }
}
