package dev.hubbub.lab;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notices that the target is gone: for a while things fail, and nothing succeeds any more. On the control thread. */
final class TargetWatch {

    private final RunContext run;
    private long successes = -1;
    private long failuresThen;
    private long sinceNanos;

    TargetWatch(RunContext run) {
        this.run = run;
    }

    /** Why the target is given up; null while it is not. To be asked now and then. */
    @Nullable String verdict() {
        long now = run.control().elapsedNanos();
        if (run.metrics().successes() != successes) {
            successes = run.metrics().successes();
            failuresThen = run.metrics().failureCount();
            sinceNanos = now;
            return null;
        }
        if (now - sinceNanos < run.settings().targetTimeout().toNanos()
                || run.metrics().failureCount() == failuresThen) {
            return null;
        }
        return "the target went away "
                + TimeUnit.NANOSECONDS.toSeconds(sinceNanos) + " s after the start: nothing succeeded for "
                + run.settings().targetTimeout().toSeconds() + " s; "
                + run.metrics().failures.byReason().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("no reason is known");
    }
}
