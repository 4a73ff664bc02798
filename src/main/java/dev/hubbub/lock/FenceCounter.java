package dev.hubbub.lock;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Gives fencing tokens: microseconds since 1970, or one more than the last, so that they grow over restarts as well. */
final class FenceCounter {

    private final AtomicLong last = new AtomicLong();
    private final Clock clock;

    FenceCounter(Clock clock) {
        this.clock = clock;
    }

    long next() {
        Instant now = clock.instant();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        return last.updateAndGet(before -> Math.max(before + 1, micros));
    }
}
