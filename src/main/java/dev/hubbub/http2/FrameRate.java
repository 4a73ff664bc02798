package dev.hubbub.http2;

import java.time.Duration;

/** Counts frames over a period, which begins with its first frame. */
final class FrameRate {

    private final int limit;
    private final long periodNanos;
    private long startNanos;
    private int count;

    FrameRate(int limit, Duration period) {
        this.limit = limit;
        this.periodNanos = period.toNanos();
    }

    /** Counts a frame; whether that is one too many. */
    boolean exceededAt(long nanos) {
        if (count == 0 || nanos - startNanos >= periodNanos) {
            startNanos = nanos;
            count = 0;
        }
        return ++count > limit;
    }
}
