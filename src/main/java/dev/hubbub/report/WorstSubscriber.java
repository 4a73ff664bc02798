package dev.hubbub.report;

/**
 * One of the subscribers that fared worst.
 *
 * @param lost as it was when the subscriber left; some of it may be of messages that were refused later
 * @param maxMillis the longest fan-out latency it saw
 * @param disconnects how often the target or the network ended its subscription
 */
public record WorstSubscriber(
        String user, String room, long delivered, long lost, long duplicated, double maxMillis, int disconnects) {}
