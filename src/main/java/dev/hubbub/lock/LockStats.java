package dev.hubbub.lock;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** What the locks count. Read from any thread. */
public final class LockStats {

    private final LongAdder contended = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongConsumer waitNanos;
    private final LongConsumer holdNanos;

    /**
     * @param waitNanos told how long each caller waited that got its lock
     * @param holdNanos told how long each held it
     */
    public LockStats(LongConsumer waitNanos, LongConsumer holdNanos) {
        this.waitNanos = waitNanos;
        this.holdNanos = holdNanos;
    }

    /** How often a lock was found held by somebody else: in this process, or by another. */
    public long contended() {
        return contended.sum();
    }

    /** Leases that ran out, or were taken away, while they were held. */
    public long lost() {
        return lost.sum();
    }

    /** Callers who did not get their lock. */
    public long refused() {
        return refused.sum();
    }

    /** To be called by servers, once for each acquisition that has to wait. */
    public void onContended() {
        contended.increment();
    }

    /** To be called by servers, once for each lease. */
    public void onLost() {
        lost.increment();
    }

    void onRefused() {
        refused.increment();
    }

    void onAcquired(long nanos) {
        waitNanos.accept(nanos);
    }

    void onReleased(long nanos) {
        holdNanos.accept(nanos);
    }
}
