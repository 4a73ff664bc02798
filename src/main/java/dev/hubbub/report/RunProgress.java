package dev.hubbub.report;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param state what it does now
 * @param stage the names of the stages it is in, joined by ", "
 * @param seconds since its start
 * @param totalSeconds that it is planned to take, without the drain
 * @param mayEndEarlier whether that is the most it may take, for it waits for users who may be done before
 * @param ledger so far
 * @param sample the last second; null before the first
 * @param verdict null before the end
 */
public record RunProgress(
        String id,
        String name,
        State state,
        String stage,
        double seconds,
        double totalSeconds,
        boolean mayEndEarlier,
        Delivery ledger,
        @Nullable Sample sample,
        @Nullable Verdict verdict) {

    /** In this order; a run that is stopped goes on to DRAINING, one whose target is not there to ENDED. */
    public enum State {
        /** Looks whether the target is there. */
        STARTING,
        /** Walks the stages. */
        RUNNING,
        /** Sends no more, and waits for what is under way. */
        DRAINING,
        /** Has a report. */
        ENDED
    }
}
