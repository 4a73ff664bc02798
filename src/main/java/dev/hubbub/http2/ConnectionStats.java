package dev.hubbub.http2;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The connections there are, those that were refused or closed, and the streams that were reset. Any thread. */
public final class ConnectionStats {

    private final AtomicInteger open = new AtomicInteger();
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);
    private final LongAdder streamsReset = new LongAdder();

    public ConnectionStats() {
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

    /** Streams whose peer left their status unread for too long. */
    public long streamsReset() {
        return streamsReset.sum();
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

    void onStreamReset() {
        streamsReset.increment();
    }

    private LongAdder counter(Refusal reason) {
        LongAdder counter = refused.get(reason);
        if (counter == null) {
            throw new IllegalStateException("there is a counter for each reason");
        }
        return counter;
    }
}
