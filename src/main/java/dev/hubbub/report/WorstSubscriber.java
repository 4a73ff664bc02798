package dev.hubbub.report;

/**
 * One of the subscribers that fared worst.
 *
 * @param maxMillis the longest fan-out latency it saw
 * @param disconnects how often the target or the network ended its subscription
 */
public record WorstSubscriber(
        String user, String room, long delivered, long lost, long duplicated, double maxMillis, int disconnects) {}
