package dev.hubbub.latency;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Takes latencies. Any thread. */
public final class LatencyRecorder {

    /** The longest latency told apart. */
    public static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Histogram histogram =
            new ConcurrentHistogram(LatencyDistribution.MIN_NANOS, MAX_NANOS, LatencyDistribution.DIGITS);
    private final LongAdder overflows = new LongAdder();

    /** A latency in nanoseconds; a negative one, of clocks that disagree, counts as 0. */
    public void record(long nanos) {
        if (nanos > MAX_NANOS) {
            overflows.increment();
        }
        histogram.recordValue(Math.min(Math.max(nanos, 0), MAX_NANOS));
    }

    /** What was recorded so far. */
    public LatencyDistribution distribution() {
        return new LatencyDistribution(histogram.copy(), overflows.sum());
    }

    /** What was recorded so far, summed up. */
    public LatencySnapshot snapshot() {
        return LatencySnapshot.of(distribution());
    }
}
