package dev.hubbub.latency;

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

    static LatencySnapshot of(LatencyDistribution latencies) {
        return new LatencySnapshot(
                latencies.count(),
                latencies.min(),
                latencies.mean(),
                latencies.at(50),
                latencies.at(90),
                latencies.at(95),
                latencies.at(99),
                latencies.at(99.9),
                latencies.max(),
                latencies.overflows());
    }
}
