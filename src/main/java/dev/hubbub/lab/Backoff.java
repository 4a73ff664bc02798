package dev.hubbub.lab;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** How long to wait before dialling again: twice as long after each failure, and at random, so that not all come at once. */
final class Backoff {

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_DOUBLINGS = 5;

    private final SplittableRandom random;
    private int failures;

    Backoff(SplittableRandom random) {
        this.random = random;
    }

    void failed() {
        failures++;
    }

    void succeeded() {
        failures = 0;
    }

    /** Between half of what it is at most, and that. */
    long nanos() {
        long most = FIRST_NANOS << Math.min(failures, MOST_DOUBLINGS);
        return most / 2 + random.nextLong(most / 2);
    }
}
