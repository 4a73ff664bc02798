package dev.hubbub.ws;

import dev.hubbub.stomp.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The sessions there are, and those that were refused or ended for a reason. Any thread. */
public final class StompStats {

    private final AtomicInteger open = new AtomicInteger();
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);

    StompStats() {
        for (Refusal reason : Refusal.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    public int open() {
        return open.get();
    }

    public long refused(Refusal reason) {
        return counter(reason).sum();
    }

    /** Counts one more; how many there are with it. */
    int onOpened() {
        return open.incrementAndGet();
    }

    void onClosed() {
        open.decrementAndGet();
    }

    void onRefused(Refusal reason) {
        counter(reason).increment();
    }

    private LongAdder counter(Refusal reason) {
        LongAdder counter = refused.get(reason);
        if (counter == null) {
            throw new IllegalStateException("there is a counter for each reason");
        }
        return counter;
    }
}
