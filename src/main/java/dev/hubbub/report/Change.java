package dev.hubbub.report;

import org.jspecify.annotations.Nullable;

/**
 * How a metric changed.
 *
 * @param unit ms, bytes, /s, share (of 1) or, for numbers of things, empty
 * @param lowerIsBetter else higher is
 * @param before mean of the runs: geometric when all values of both sides are positive, else arithmetic
 * @param after the same
 * @param change of the mean, relative to before: 0.1 for 10 % more; NaN when before is 0
 * @param interval of the change, 95 %; null when a side has a single run, or before is 0
 */
public record Change(
        String metric,
        String unit,
        boolean lowerIsBetter,
        double before,
        double after,
        double change,
        @Nullable Interval interval,
        Judgement judgement) {

    static Change of(ComparedMetric metric, Sides values, double tolerance) {
        ComparedMetric.Aim aim = metric.aim();
        return new Change(
                metric.title(),
                metric.unit(),
                aim.lower(),
                values.meanBefore(),
                values.meanAfter(),
                values.change(),
                values.interval(),
                Double.isNaN(aim.ideal())
                        ? judge(values, aim.lower(), tolerance)
                        : judgeDistances(values.distancesFrom(aim.ideal()), tolerance));
    }

    /** No tolerance is due when what was as it has to be no longer is. */
    private static Judgement judgeDistances(Sides distances, double tolerance) {
        if (distances.wasZero()) {
            return distances.isZero() ? Judgement.SAME : Judgement.WORSE;
        }
        return distances.isZero() ? Judgement.BETTER : judge(distances, true, tolerance);
    }

    private static Judgement judge(Sides values, boolean lowerIsBetter, double tolerance) {
        double change = values.change();
        Interval interval = values.interval();
        boolean noChance = interval == null ? values.isSingle() : !interval.contains(0);
        if (Math.abs(change) <= tolerance) {
            boolean narrow = interval == null || -tolerance <= interval.low() && interval.high() <= tolerance;
            return narrow || noChance ? Judgement.SAME : Judgement.UNSURE;
        }
        if (!noChance || Double.isNaN(change)) {
            return Judgement.UNSURE;
        }
        return change < 0 == lowerIsBetter ? Judgement.BETTER : Judgement.WORSE;
    }
}
