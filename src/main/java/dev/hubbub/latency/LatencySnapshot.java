package dev.hubbub.latency;

import org.HdrHistogram.Histogram;

/**
 * Latencies summed up, in milliseconds; all 0 when there were none.
 *
 * @param count how many were recorded
 * @param overflows how many of them were longer than a minute, and count as one
 */
public record LatencySnapshot(
        long count,
        double min,
        double mean,
        double p50,
        double p90,
        double p95,
        double p99,
        double p999,
        double max,
        long overflows) {

    private static final double NANOS_PER_MILLI = 1e6;

    static LatencySnapshot of(Histogram nanos, long overflows) {
        if (nanos.getTotalCount() == 0) {
            return new LatencySnapshot(0, 0, 0, 0, 0, 0, 0, 0, 0, overflows);
        }
        return new LatencySnapshot(
                nanos.getTotalCount(),
                millis((double) nanos.getMinValue()),
                millis(nanos.getMean()),
                millis((double) nanos.getValueAtPercentile(50)),
                millis((double) nanos.getValueAtPercentile(90)),
                millis((double) nanos.getValueAtPercentile(95)),
                millis((double) nanos.getValueAtPercentile(99)),
                millis((double) nanos.getValueAtPercentile(99.9)),
                millis((double) nanos.getMaxValue()),
                overflows);
    }

    /** Milliseconds to the microsecond: more digits would claim more than was measured. */
    private static double millis(double nanos) {
        return Math.rint(nanos / NANOS_PER_MILLI * 1e3) / 1e3;
    }
}
