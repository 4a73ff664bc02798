package dev.hubbub.lab;

import dev.hubbub.latency.LatencyRecorder;

/**
 * The latencies of one stage's messages. Any thread.
 *
 * @param fanOut from the intended send to each arrival
 * @param delivery from the actual send to each arrival
 * @param catchUp from the intended send to each arrival that the subscriber itself delayed: replayed to it, or read
 *     slowly; in none of the others
 * @param sendDelay from the intended send to the actual one
 * @param publish from the actual send to the target's answer
 * @param roundTrip from the actual send to the arrival at the sender; the time-out where there was none
 * @param timeToFirst from the intended send to the first arrival
 * @param timeToHalf to the arrival at half of the subscribers
 * @param timeToMost at 99 %
 * @param timeToLast at all of them
 */
record StageTrends(
        String stage,
        boolean warmup,
        LatencyRecorder fanOut,
        LatencyRecorder delivery,
        LatencyRecorder catchUp,
        LatencyRecorder sendDelay,
        LatencyRecorder publish,
        LatencyRecorder roundTrip,
        LatencyRecorder timeToFirst,
        LatencyRecorder timeToHalf,
        LatencyRecorder timeToMost,
        LatencyRecorder timeToLast) {

    static StageTrends of(String stage, boolean warmup) {
        return new StageTrends(
                stage,
                warmup,
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder(),
                new LatencyRecorder());
    }
}
