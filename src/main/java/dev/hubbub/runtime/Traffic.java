package dev.hubbub.runtime;

/**
 * What the server serves now, and what it has done since its start.
 *
 * @param clients simulated clients there are now
 * @param subscribers subscriptions there are now, those of simulated clients and of runs included
 * @param connections to the gRPC port there are now
 * @param lanes there are now: one for each room and event loop with members of it
 * @param laneEvents that wait on them
 * @param outboxBytes that wait for slow subscribers
 * @param published messages that got a place in an order, since the start; so are the next four
 * @param delivered messages handed to subscribers' streams
 * @param dropped messages that slow subscribers did not get
 * @param refused messages refused because a lane was too far behind
 * @param slowDisconnects subscribers closed for being slow
 */
public record Traffic(
        int clients,
        long subscribers,
        int rooms,
        int connections,
        int lanes,
        long laneEvents,
        long outboxBytes,
        long published,
        long delivered,
        long dropped,
        long refused,
        long slowDisconnects,
        FanOut fanOut) {

    /**
     * How long the messages of the second took from their place in the order to their last subscriber on an event loop,
     * in milliseconds. NaN when there was none.
     */
    public record FanOut(double p50Millis, double p90Millis, double p99Millis, double p999Millis) {}
}
