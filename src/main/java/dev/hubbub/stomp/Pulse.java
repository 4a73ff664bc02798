package dev.hubbub.stomp;

import java.time.Duration;

/**
 * The heart-beats of a session, as they were agreed upon. One thread.
 *
 * <p>What is sent is looked at twice in the time agreed: where nothing was sent since the last look, something is due. So
 * never is there nothing for longer than that time, and sending costs no look at the clock.
 */
final class Pulse {

    private final long lookNanos;
    private final long silenceNanos;
    private boolean sent = true;
    private long lookedNanos;
    private long heardNanos;

    /** @param tolerance for how many times of those agreed upon silence is borne */
    Pulse(HeartBeat agreed, double tolerance, long nowNanos) {
        this.lookNanos = agreed.sends().toNanos() / 2;
        this.silenceNanos = (long) (agreed.receives().toNanos() * tolerance);
        this.lookedNanos = nowNanos;
        this.heardNanos = nowNanos;
    }

    void sent() {
        sent = true;
    }

    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /** Whether a sign of life is due. */
    boolean isDue(long nowNanos) {
        if (lookNanos == 0 || nowNanos - lookedNanos < lookNanos) {
            return false;
        }
        lookedNanos = nowNanos;
        boolean due = !sent;
        sent = false;
        return due;
    }

    /** Whether the peer has been silent for too long. */
    boolean isSilent(long nowNanos) {
        return silenceNanos > 0 && nowNanos - heardNanos >= silenceNanos;
    }

    /** How long the peer may be silent; zero for ever. */
    Duration silence() {
        return Duration.ofNanos(silenceNanos);
    }

    /** When to look again, in nanoseconds from now; {@link Long#MAX_VALUE} for never. */
    long nextNanos(long nowNanos) {
        long look = lookNanos == 0 ? Long.MAX_VALUE : Math.max(0, lookedNanos + lookNanos - nowNanos);
        long silent = silenceNanos == 0 ? Long.MAX_VALUE : Math.max(0, heardNanos + silenceNanos - nowNanos);
        return Math.min(look, silent);
    }
}
