package dev.hubbub.lab;

/** For how long things have failed and nothing has succeeded. Times in nanoseconds since the start of the run. */
final class FailureStreak {

    private long successes = -1;
    private long failures;
    private boolean failing;
    private long firstNanos;
    private long lastNanos;

    /** What has succeeded and failed so far; to be told now and then. */
    void look(long nowNanos, long succeeded, long failed) {
        if (succeeded != successes) {
            failing = false;
        } else if (failed != failures) {
            firstNanos = failing ? firstNanos : nowNanos;
            lastNanos = nowNanos;
            failing = true;
        }
        successes = succeeded;
        failures = failed;
    }

    /** When the first failure was seen. */
    long sinceNanos() {
        return firstNanos;
    }

    /** From the first failure to the last; 0 when something succeeded after it. */
    long nanos() {
        return failing ? lastNanos - firstNanos : 0;
    }
}
