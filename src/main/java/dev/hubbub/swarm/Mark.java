package dev.hubbub.swarm;

import org.jspecify.annotations.Nullable;

/**
 * The mark by which a message of a run is known again: its run and its number in its room's ledger, written as the
 * correlation id "sim.run.number".
 *
 * @param run the run's id, without dots
 * @param message the number
 */
record Mark(String run, int message) {

    private static final String PREFIX = "sim.";

    @Override
    public String toString() {
        return PREFIX + run + "." + message;
    }

    /** The mark that {@code correlationId} is; null when it is none. */
    static @Nullable Mark parse(String correlationId) {
        int dot = correlationId.lastIndexOf('.');
        if (!correlationId.startsWith(PREFIX) || dot < PREFIX.length()) {
            return null;
        }
        try {
            int message = Integer.parseInt(correlationId, dot + 1, correlationId.length(), 10);
            return new Mark(correlationId.substring(PREFIX.length(), dot), message);
        } catch (NumberFormatException other) {
            return null;
        }
    }
}
