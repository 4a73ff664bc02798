package dev.hubbub.lab;

import dev.hubbub.report.TargetReport;
import dev.hubbub.report.WorstMessage;
import dev.hubbub.report.WorstSubscriber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a walk through a scenario ended.
 *
 * @param reason null when it was complete
 * @param nanos since its start
 * @param heapBytesPerUser of the generator; 0 when it was not measured
 * @param targets how the users were spread over several; empty for one
 */
record Ending(
        Cause cause,
        @Nullable String reason,
        long nanos,
        Sampler sampler,
        GeneratorMeter generator,
        long heapBytesPerUser,
        List<WorstMessage> worstMessages,
        List<WorstSubscriber> worstSubscribers,
        List<TargetReport> targets) {

    /** A run that ended before its walk. */
    static Ending before(RunContext run, Cause cause, String reason) {
        GeneratorMeter generator = new GeneratorMeter(run.control(), List.of());
        return new Ending(
                cause, reason, 0, new Sampler(run, generator, 0), generator, 0, List.of(), List.of(), List.of());
    }

    /** Whether there was a walk: without one there is nothing that was measured, not even a count of 0. */
    boolean hasFigures() {
        return nanos > 0;
    }

    enum Cause {
        /** All stages were walked. */
        COMPLETE,
        /** The target was not there. */
        UNREACHABLE,
        /** Somebody stopped it. */
        STOPPED,
        /** A threshold that aborts did not hold. */
        ABORTED,
        /** The target stopped answering. */
        TARGET_GONE,
        /** The lab itself has a fault. */
        BROKEN
    }
}
