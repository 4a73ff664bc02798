package dev.hubbub.report;

import dev.hubbub.latency.LatencySnapshot;
import java.util.Map;

/**
 * What became of a spawn.
 *
 * @param requested how many clients were asked for
 * @param connected how many of them are subscribed
 * @param failed how many are not
 * @param failures why not: reason and count
 * @param total how many clients the swarm has now
 * @param millis how long it took
 * @param connectMillis from a client's first dial to its subscription, of those that connected
 */
public record SpawnReport(
        int requested,
        int connected,
        int failed,
        Map<String, Integer> failures,
        int total,
        double millis,
        LatencySnapshot connectMillis) {}
