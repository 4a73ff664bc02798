package dev.hubbub.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of the load lab.
 *
 * @param id unlike any other run's
 * @param name the scenario's
 * @param reasons why the verdict is not PASS; empty when it is
 * @param warnings what the reader should know before trusting the figures
 * @param seconds from the start to the end of the drain
 * @param metrics by name, sorted; those of one stage only as {@code fanout_latency{stage:steady}}. Without warm-ups;
 *     empty when nothing was measured
 * @param summaryTrendStats which statistics of trends to show, in order
 * @param curve of the fan-out latency, by percentile
 * @param failures what went wrong at the target, by reason
 * @param targets how the run was spread over them; empty for a single one
 */
public record RunReport(
        String id,
        String name,
        Verdict verdict,
        List<String> reasons,
        List<String> warnings,
        Instant startedAt,
        double seconds,
        Delivery ledger,
        List<ThresholdResult> thresholds,
        Map<String, Metric> metrics,
        List<String> summaryTrendStats,
        List<StageReport> stages,
        List<Sample> series,
        List<CurvePoint> curve,
        List<WorstMessage> worstMessages,
        List<WorstSubscriber> worstSubscribers,
        Map<String, Integer> failures,
        List<TargetReport> targets,
        Generator generator,
        Provenance provenance) {

    /** Whether anything was measured; not where the run was over before its first user. */
    boolean hasFigures() {
        return !metrics.isEmpty();
    }

    /** The same with one warning more. */
    public RunReport withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new RunReport(
                id,
                name,
                verdict,
                reasons,
                List.copyOf(more),
                startedAt,
                seconds,
                ledger,
                thresholds,
                metrics,
                summaryTrendStats,
                stages,
                series,
                curve,
                worstMessages,
                worstSubscribers,
                failures,
                targets,
                generator,
                provenance);
    }
}
