package dev.hubbub.latency;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Takes latencies from any thread, and hands them over interval by interval, to one thread. */
public final class IntervalRecorder {

    private final Recorder recorder =
            new Recorder(LatencyDistribution.MIN_NANOS, LatencyRecorder.MAX_NANOS, LatencyDistribution.DIGITS);
    private @Nullable Histogram recycled;

    /** A latency in nanoseconds; one beyond a minute counts as a minute, a negative one as 0. */
    public void record(long nanos) {
        recorder.recordValue(Math.min(Math.max(nanos, 0), LatencyRecorder.MAX_NANOS));
    }

    /** What was recorded since this was last asked; good until it is asked again. */
    public LatencyDistribution next() {
        recycled = recorder.getIntervalHistogram(recycled);
        return new LatencyDistribution(recycled, 0);
    }
}
