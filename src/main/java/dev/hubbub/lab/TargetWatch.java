package dev.hubbub.lab;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the target is gone: for a while things fail again and again and nothing succeeds, or nobody listens any
 * more and nobody can be subscribed, whatever else succeeds. Time in which nothing is tried proves nothing. On the control
 * thread.
 */
final class TargetWatch {

    private final RunContext run;
    private final Audience audience;
    private final FailureStreak all = new FailureStreak();
    private final FailureStreak listening = new FailureStreak();

    TargetWatch(RunContext run, Audience audience) {
        this.run = run;
        this.audience = audience;
    }

    /** Why the target is given up; null while it is not. To be asked now and then. */
    @Nullable String verdict() {
        long now = run.control().elapsedNanos();
        long limit = run.settings().targetTimeout().toNanos();
        RunMetrics metrics = run.metrics();
        all.look(now, metrics.successes(), metrics.failureCount());
        listening.look(now, metrics.subscriptions(), metrics.connectFailures.sum() + metrics.disconnects.sum());
        if (all.nanos() >= limit) {
            return gone(all, "nothing succeeded");
        }
        return listening.nanos() >= limit && audience.count() == 0
                ? gone(listening, "nobody was subscribed, and nobody could be,")
                : null;
    }

    private String gone(FailureStreak streak, String what) {
        return (run.scenario().targets().size() > 1 ? "the targets" : "the target") + " went away "
                + TimeUnit.NANOSECONDS.toSeconds(streak.sinceNanos()) + " s after the start: " + what + " for "
                + run.settings().targetTimeout().toSeconds() + " s; "
                + run.metrics().failures.mostFrequent();
    }
}
