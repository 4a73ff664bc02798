package dev.hubbub.scenario;

import dev.hubbub.report.Criterion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a metric must hold.
 *
 * @param metric its name, such as {@code fanout_latency}
 * @param stage of which stage only; null for all but warm-ups
 * @param criterion what must hold
 * @param abortOnFail whether the run ends when it fails
 * @param delayAbortEval how long after the start that is first looked at
 */
public record Threshold(
        String metric, @Nullable String stage, Criterion criterion, boolean abortOnFail, Duration delayAbortEval) {

    /** The metric as reports name it: {@code fanout_latency} or {@code fanout_latency{stage:steady}}. */
    public String selector() {
        return stage == null ? metric : metric + "{stage:" + stage + "}";
    }
}
