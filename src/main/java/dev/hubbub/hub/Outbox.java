package dev.hubbub.hub;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber, bounded in deliveries and in bytes. On the subscriber's event loop only.
 *
 * <p>A single delivery larger than the bound in bytes is taken when nothing else waits: else it could never be sent.
 * The farewell is always taken and never dropped: nothing follows it. (A welcome never waits.)
 */
final class Outbox {

    private final HubSettings settings;
    private final HubStats stats;
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>(0);
    private long bytes;
    private @Nullable Gap gap;

    Outbox(HubSettings settings, HubStats stats) {
        this.settings = settings;
        this.stats = stats;
    }

    boolean isEmpty() {
        return gap == null && waiting.isEmpty();
    }

    int size() {
        return waiting.size();
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
        return true;
    }

    /** The next delivery, a gap before what follows it; null when nothing waits. */
    @Nullable Delivery poll() {
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
        return messages;
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
