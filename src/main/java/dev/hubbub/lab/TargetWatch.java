package dev.hubbub.lab;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the target is gone: for a while things fail again and again, and nothing succeeds. Time in which nothing is
 * tried proves nothing. On the control thread.
 */
final class TargetWatch {

    private final RunContext run;
    private long successes = -1;
    private long failures;
    private boolean failing;
    private long firstFailureNanos;
    private long lastFailureNanos;

    TargetWatch(RunContext run) {
        this.run = run;
    }

    /** Why the target is given up; null while it is not. To be asked now and then. */
    @Nullable String verdict() {
        look(run.control().elapsedNanos());
        if (!failing
                || lastFailureNanos - firstFailureNanos
                        < run.settings().targetTimeout().toNanos()) {
            return null;
        }
        return "the target went away "
                + TimeUnit.NANOSECONDS.toSeconds(firstFailureNanos) + " s after the start: nothing succeeded for "
                + run.settings().targetTimeout().toSeconds() + " s; "
                + run.metrics().failures.byReason().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("no reason is known");
    }

    private void look(long nowNanos) {
        long succeeded = run.metrics().successes();
        long failed = run.metrics().failureCount();
        if (succeeded != successes) {
            failing = false;
        } else if (failed != failures) {
            firstFailureNanos = failing ? firstFailureNanos : nowNanos;
            lastFailureNanos = nowNanos;
            failing = true;
        }
        successes = succeeded;
        failures = failed;
    }
}
