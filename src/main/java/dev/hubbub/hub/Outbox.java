package dev.hubbub.hub;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber, bounded in deliveries and in bytes. On the subscriber's event loop only.
 *
 * <p>A single delivery larger than the bound in bytes is taken when nothing else waits: else it could never be sent.
 * The farewell is always taken and never dropped: nothing follows it. (A welcome never waits.)
 *
 * <p>What the subscriber missed before it came, its replay, goes before all else and is outside these bounds: a room's
 * history may be longer than an outbox, and whoever reads it as fast as it can must not be closed for that. The
 * history's own bounds hold it. What is said meanwhile waits behind it, is counted as ever, and is what a policy drops.
 */
final class Outbox {

    private final HubSettings settings;
    private final HubStats stats;
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>(0);
    private Iterator<Sequenced> replay = Collections.emptyIterator();
    private long bytes;
    private @Nullable Gap gap;
    private boolean empty = true;

    Outbox(HubSettings settings, HubStats stats) {
        this.settings = settings;
        this.stats = stats;
    }

    /** Whether nothing waits: asked at every delivery, so it is known beforehand. */
    boolean isEmpty() {
        return empty;
    }

    int size() {
        return waiting.size();
    }

    /** Takes what was missed, before anything else. */
    void replay(List<Sequenced> missed) {
        replay = missed.iterator();
        empty = missed.isEmpty();
        stats.onOutboxBytes(missed.stream().mapToLong(Sequenced::bytes).sum());
    }

    /** Takes a delivery, making room as the policy says; false when the policy is to disconnect and it is full. */
    boolean offer(Delivery delivery) {
        if (delivery instanceof PresenceChange && isHalfFull()) {
            stats.onPresenceSkipped();
            return true;
        }
        if (!(delivery instanceof Farewell) && overflowsWith(delivery)) {
            if (settings.slowConsumers() == SlowConsumerPolicy.DISCONNECT) {
                return false;
            }
            makeRoomFor(delivery);
        }
        waiting.addLast(delivery);
        weigh(delivery.bytes());
        empty = false;
        return true;
    }

    /** The next delivery, a gap before what follows it; null when nothing waits. */
    @Nullable Delivery poll() {
        Delivery next = next();
        empty = waiting.isEmpty() && gap == null && !replay.hasNext();
        return next;
    }

    private @Nullable Delivery next() {
        if (replay.hasNext()) {
            return nextMissed();
        }
        Gap missed = gap;
        if (missed != null) {
            gap = null;
            return missed;
        }
        Delivery next = waiting.pollFirst();
        if (next != null) {
            weigh(-next.bytes());
        }
        return next;
    }

    /** Forgets all that waits, and returns how many messages that were. */
    long clear() {
        long messages = waiting.stream().filter(Sequenced.class::isInstance).count();
        waiting.clear();
        gap = null;
        weigh(-bytes);
        while (replay.hasNext()) {
            nextMissed();
            messages++;
        }
        empty = true;
        return messages;
    }

    private Sequenced nextMissed() {
        Sequenced next = replay.next();
        if (!replay.hasNext()) {
            replay = Collections.emptyIterator(); // lets go of the messages, which the history may have forgotten
        }
        stats.onOutboxBytes(-next.bytes());
        return next;
    }

    private boolean isHalfFull() {
        return waiting.size() * 2 >= settings.outboxMessages() || bytes * 2 >= settings.outboxBytes();
    }

    private boolean overflowsWith(Delivery delivery) {
        return !waiting.isEmpty()
                && (waiting.size() >= settings.outboxMessages() || bytes + delivery.bytes() > settings.outboxBytes());
    }

    private void makeRoomFor(Delivery delivery) {
        boolean all = settings.slowConsumers() == SlowConsumerPolicy.LATEST;
        while (!waiting.isEmpty() && (all || overflowsWith(delivery))) {
            Delivery oldest = waiting.removeFirst();
            weigh(-oldest.bytes());
            if (oldest instanceof Sequenced message) {
                widenGap(message.offset());
                stats.onDropped(settings.slowConsumers(), 1);
            }
        }
    }

    private void widenGap(long offset) {
        Gap known = gap;
        gap = new Gap(known == null ? offset : known.first(), offset);
    }

    private void weigh(long change) {
        bytes += change;
        stats.onOutboxBytes(change);
    }
}
