package dev.hubbub.report;

import dev.hubbub.latency.LatencySnapshot;
import java.util.Map;

/**
 * The ledger of a broadcast run.
 *
 * @param run its id
 * @param clients how many clients took part, as senders and as receivers
 * @param planned messages to be sent
 * @param sent messages the server took
 * @param failed messages the server did not take
 * @param failures why not: reason and count
 * @param expected deliveries: for each message sent, every client of its room that stayed to the end
 * @param delivered how many of them arrived, each counted once
 * @param lost how many did not
 * @param duplicated arrivals of what had arrived before
 * @param reordered arrivals behind a later message of the room or of the same sender
 * @param ambiguous deliveries that prove nothing: to clients that left during the run, or of messages that failed
 * @param disconnected clients that left during the run
 * @param complete false when the run was given up because nothing arrived any more
 * @param millis from the first intended send to the last delivery
 * @param deliveriesPerSecond over that time
 * @param latencyMillis from the intended send to the delivery
 * @param sendDelayMillis from the intended send to the actual one
 */
public record BroadcastReport(
        String run,
        int clients,
        int planned,
        int sent,
        int failed,
        Map<String, Integer> failures,
        long expected,
        long delivered,
        long lost,
        long duplicated,
        long reordered,
        long ambiguous,
        int disconnected,
        boolean complete,
        double millis,
        double deliveriesPerSecond,
        LatencySnapshot latencyMillis,
        LatencySnapshot sendDelayMillis) {}
