package dev.hubbub.relay.kafka;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** What the relay counts. Read from any thread. */
public final class RelayStats {

    private final LongAdder relayed = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder strays = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder uncertain = new LongAdder();
    private final LongAdder presenceDropped = new LongAdder();
    private final LongAdder assignments = new LongAdder();
    private final LongConsumer produceNanos;

    /** @param produceNanos told how long each message took from its publisher to Kafka's acknowledgement */
    public RelayStats(LongConsumer produceNanos) {
        this.produceNanos = produceNanos;
    }

    /** Messages read and handed to the hub. */
    public long relayed() {
        return relayed.sum();
    }

    /** Records that are no messages: left out. */
    public long malformed() {
        return malformed.sum();
    }

    /** Messages that got their place after their publisher had given them up: left out, on every instance. */
    public long expired() {
        return expired.sum();
    }

    /** Messages outside their room's partition, from producers with another key: delivered, not remembered. */
    public long strays() {
        return strays.sum();
    }

    /** Offsets that were gone before this instance had read them, because Kafka keeps them no longer. */
    public long skipped() {
        return skipped.sum();
    }

    /** Messages that Kafka did not take. */
    public long failed() {
        return failed.sum();
    }

    /** Messages refused without asking Kafka, which was away or too slow. */
    public long refused() {
        return refused.sum();
    }

    /** Messages of which it is not known whether Kafka took them. */
    public long uncertain() {
        return uncertain.sum();
    }

    /** Comings and goings not told to the other instances at once, because too many waited: all is told anew. */
    public long presenceDropped() {
        return presenceDropped.sum();
    }

    /** How often the partitions that this instance reads have changed, the first time included. */
    public long assignments() {
        return assignments.sum();
    }

    void onRelayed() {
        relayed.increment();
    }

    void onMalformed() {
        malformed.increment();
    }

    void onExpired() {
        expired.increment();
    }

    void onStray() {
        strays.increment();
    }

    void onSkipped(long offsets) {
        skipped.add(offsets);
    }

    void onFailed() {
        failed.increment();
    }

    void onRefused() {
        refused.increment();
    }

    void onUncertain() {
        uncertain.increment();
    }

    void onPresenceDropped() {
        presenceDropped.increment();
    }

    void onAssigned() {
        assignments.increment();
    }

    void onProduced(long nanos) {
        produceNanos.accept(nanos);
    }
}
