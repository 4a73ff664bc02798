package dev.hubbub.report;

/**
 * One of the messages that took longest to reach everybody.
 *
 * @param sentSeconds after the start of the run, as intended
 * @param expected subscribers when it was sent
 * @param delivered how many it reached
 * @param lastMillis from the intended send to the last delivery
 */
public record WorstMessage(
        String room,
        long publisher,
        long sequence,
        double sentSeconds,
        int expected,
        int delivered,
        double lastMillis) {}
