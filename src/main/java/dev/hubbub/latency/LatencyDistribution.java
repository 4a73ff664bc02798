package dev.hubbub.latency;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Latencies that were recorded; does not change. Milliseconds to the microsecond: more digits would claim too much. */
public final class LatencyDistribution {

    static final double NANOS_PER_MILLI = 1e6;
    static final long MIN_NANOS = 1_000;
    static final int DIGITS = 3;

    private static final int STEPS_PER_HALF = 5;

    private final Histogram nanos;
    private final long overflows;

    LatencyDistribution(Histogram nanos, long overflows) {
        this.nanos = nanos;
        this.overflows = overflows;
    }

    /** No latencies. */
    public static LatencyDistribution empty() {
        return new LatencyDistribution(new Histogram(MIN_NANOS, LatencyRecorder.MAX_NANOS, DIGITS), 0);
    }

    /** Those of both. */
    public LatencyDistribution plus(LatencyDistribution other) {
        Histogram both = nanos.copy();
        both.add(other.nanos);
        return new LatencyDistribution(both, overflows + other.overflows);
    }

    public long count() {
        return nanos.getTotalCount();
    }

    /** How many were longer than a minute, and count as one. */
    public long overflows() {
        return overflows;
    }

    /** The shortest; 0 when there are none, as below. */
    public double min() {
        return count() == 0 ? 0 : millis(nanos.getMinValue());
    }

    public double mean() {
        return count() == 0 ? 0 : millis(nanos.getMean());
    }

    public double max() {
        return count() == 0 ? 0 : millis(nanos.getMaxValue());
    }

    /** What so many per cent, 0 to 100, did not exceed. */
    public double at(double percentile) {
        return count() == 0 ? 0 : millis(nanos.getValueAtPercentile(percentile));
    }

    /** The percentiles 0 to 100 in steps that halve towards 100: {percentile, milliseconds}. */
    public List<double[]> curve() {
        List<double[]> points = new ArrayList<>();
        if (count() > 0) {
            nanos.percentiles(STEPS_PER_HALF)
                    .forEach(value -> points.add(
                            new double[] {value.getPercentileLevelIteratedTo(), millis(value.getValueIteratedTo())}));
        }
        return points;
    }

    Histogram nanos() {
        return nanos;
    }

    private static double millis(double nanos) {
        return Math.rint(nanos / NANOS_PER_MILLI * 1e3) / 1e3;
    }
}
