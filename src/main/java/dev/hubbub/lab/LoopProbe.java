package dev.hubbub.lab;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Asks an event loop for a sign of life, one at a time. */
final class LoopProbe {

    private final Control clock;
    private final Executor loop;
    private final LongConsumer late;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long sentNanos;

    /** @param late told on the event loop how many nanoseconds a probe waited for its turn */
    LoopProbe(Control clock, Executor loop, LongConsumer late) {
        this.clock = clock;
        this.loop = loop;
        this.late = late;
    }

    /** Sends a probe, unless the last is still waiting: then that one will tell. */
    void send() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        sentNanos = clock.elapsedNanos();
        try {
            loop.execute(() -> {
                late.accept(waitingNanos());
                underWay.set(false);
            });
        } catch (RejectedExecutionException shutDown) {
            // It serves nobody any more.
        }
    }

    /** How long the probe under way has waited; 0 when there is none. */
    long waitingNanos() {
        return underWay.get() ? clock.elapsedNanos() - sentNanos : 0;
    }
}
