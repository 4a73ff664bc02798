package dev.hubbub.lock;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives fencing tokens: microseconds since 1970, or one more than the last. So they grow over restarts as well, and when
 * a lock is kept elsewhere from some day on, or its server has lost what it had: every kind of server counts like this.
 */
public final class FenceCounter {

    private final AtomicLong last = new AtomicLong();
    private final Clock clock;

    FenceCounter(Clock clock) {
        this.clock = clock;
    }

    /** The token that follows another. */
    public static long after(long last, Instant now) {
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        return Math.max(last + 1, micros);
    }

    long next() {
        Instant now = clock.instant();
        return last.updateAndGet(before -> after(before, now));
    }
}
