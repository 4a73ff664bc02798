package dev.hubbub.report;

/**
 * What a run looked like in one second.
 *
 * @param seconds after the start of the run, at the end of the sampled second
 * @param users virtual users at work
 * @param subscribers subscriptions that stand
 * @param offered messages per second that the schedule asked for
 * @param achieved messages per second that were sent
 * @param deliveries per second
 * @param p50Millis fan-out latency of the second's deliveries; 0 when there were none, as below
 * @param p90Millis the same
 * @param p99Millis the same
 * @param p999Millis the same
 * @param lost deliveries lost by now
 * @param duplicated by now
 * @param reordered by now
 * @param heapBytes used by the generator
 * @param cpu share of all cores that the generator used, 0 to 1
 * @param gcMillis spent collecting garbage in the second
 * @param loopLagMillis the latest of the generator's threads in the second
 */
public record Sample(
        double seconds,
        int users,
        int subscribers,
        double offered,
        double achieved,
        double deliveries,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double p999Millis,
        long lost,
        long duplicated,
        long reordered,
        long heapBytes,
        double cpu,
        double gcMillis,
        double loopLagMillis) {}
