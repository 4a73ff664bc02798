package dev.hubbub.report;

import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs before a change beside runs after it.
 *
 * @param before how many runs
 * @param after how many runs
 * @param tolerance what a metric may change without being called better or worse: 0.05 for 5 %
 * @param changes of what both sides have measured in every run
 * @param notCompared metrics that some run has not
 * @param warnings why the sides may not be comparable
 */
public record RunComparison(
        int before,
        int after,
        double tolerance,
        List<Change> changes,
        List<String> notCompared,
        List<String> warnings) {

    /**
     * Worse or better is what is beyond the tolerance when the 95 % interval excludes that nothing changed; where a
     * side has one run only there is no interval, and what is beyond the tolerance counts. What has to be 0 (or a reach
     * that has to be 1) is worse as soon as it no longer is. Of twenty metrics that did not change, one interval may say
     * that it did: what is worse once should be run again.
     *
     * @param before reports of runs of the same scenario, at least one; as {@code after}
     * @param tolerance from 0
     * @throws HubbubException INVALID_ARGUMENT when a side has no reports or the tolerance is none
     */
    public static RunComparison of(List<RunReport> before, List<RunReport> after, double tolerance) {
        new Faults()
                .note("before", before.isEmpty() ? "has no report; at least one is needed" : null)
                .note("after", after.isEmpty() ? "has no report; at least one is needed" : null)
                .note("tolerance", tolerance >= 0 ? null : "is not a share from 0, such as 0.05")
                .throwIfAny();
        List<Change> changes = new ArrayList<>();
        List<String> notCompared = new ArrayList<>();
        for (ComparedMetric metric : ComparedMetric.values()) {
            double[] was = before.stream().mapToDouble(metric::of).toArray();
            double[] is = after.stream().mapToDouble(metric::of).toArray();
            if (isComplete(was) && isComplete(is)) {
                changes.add(Change.of(metric, new Sides(was, is), tolerance));
            } else {
                notCompared.add(metric.title());
            }
        }
        return new RunComparison(
                before.size(),
                after.size(),
                tolerance,
                List.copyOf(changes),
                List.copyOf(notCompared),
                ComparisonWarnings.of(before, after));
    }

    /** Whether any metric became worse. */
    public boolean isWorse() {
        return count(Judgement.WORSE) > 0;
    }

    public long count(Judgement judgement) {
        return changes.stream()
                .filter(change -> change.judgement() == judgement)
                .count();
    }

    /**
     * As a table for a terminal, no wider than {@link TextSummary#WIDTH}.
     *
     * @param colour whether to use ANSI escape codes
     */
    public String text(boolean colour) {
        return ComparisonText.write(this, colour);
    }

    private static boolean isComplete(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
