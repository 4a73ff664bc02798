package dev.hubbub.hub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** What the hub counts. Read from any thread; each figure is exact once the hub is at rest. */
public final class HubStats {

    private final LongAdder published = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder slowDisconnects = new LongAdder();
    private final LongAdder presenceSkipped = new LongAdder();
    private final LongAdder outboxBytes = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder refusedSubscriptions = new LongAdder();
    private final LongAdder recovered = new LongAdder();
    private final LongAdder notRecovered = new LongAdder();
    private final Map<SlowConsumerPolicy, LongAdder> dropped = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> subscribers = new ConcurrentHashMap<>();
    private final LongConsumer fanOutNanos;

    /**
     * @param fanOutNanos told, once per message and event loop, the nanoseconds from a message's place in the order to
     *     its last subscriber there having been served; called on event loops, so it must be quick
     */
    public HubStats(LongConsumer fanOutNanos) {
        this.fanOutNanos = fanOutNanos;
        for (SlowConsumerPolicy policy : SlowConsumerPolicy.values()) {
            dropped.put(policy, new LongAdder());
        }
    }

    /** Messages that got a place in an order. */
    public long published() {
        return published.sum();
    }

    /** Messages handed to a subscriber's stream. */
    public long delivered() {
        return delivered.sum();
    }

    /** Messages a subscriber did not get because its outbox was full, by the policy in force. */
    public long dropped(SlowConsumerPolicy policy) {
        return counter(dropped, policy).sum();
    }

    /** Subscribers closed because they were slow. */
    public long slowDisconnects() {
        return slowDisconnects.sum();
    }

    /** Announcements of presence that were left out because the receiver was behind. */
    public long presenceSkipped() {
        return presenceSkipped.sum();
    }

    /** Messages refused because an event loop was too far behind. */
    public long refused() {
        return refused.sum();
    }

    /** Subscriptions refused because their users had too many. */
    public long refusedSubscriptions() {
        return refusedSubscriptions.sum();
    }

    /** Subscribers that came back and got all they missed. */
    public long recovered() {
        return recovered.sum();
    }

    /** Subscribers that came back and missed what the room no longer knew. */
    public long notRecovered() {
        return notRecovered.sum();
    }

    /** Bytes waiting in all outboxes, replays included. */
    public long outboxBytes() {
        return outboxBytes.sum();
    }

    /** Subscriptions there are now, of one protocol. */
    public long subscribers(String protocol) {
        LongAdder count = subscribers.get(protocol);
        return count == null ? 0 : count.sum();
    }

    /** Subscriptions there are now. */
    public long subscribers() {
        return subscribers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    void onPublished() {
        published.increment();
    }

    void onRefused() {
        refused.increment();
    }

    void onSubscriptionRefused() {
        refusedSubscriptions.increment();
    }

    void onResumed(boolean inFull) {
        (inFull ? recovered : notRecovered).increment();
    }

    void onDelivered(long messages) {
        delivered.add(messages);
    }

    void onDropped(SlowConsumerPolicy policy, long messages) {
        counter(dropped, policy).add(messages);
    }

    void onSlowDisconnect() {
        slowDisconnects.increment();
    }

    void onPresenceSkipped() {
        presenceSkipped.increment();
    }

    void onOutboxBytes(long change) {
        outboxBytes.add(change);
    }

    void onSubscribed(String protocol, int change) {
        counter(subscribers, protocol).add(change);
    }

    void onFannedOut(long nanos) {
        fanOutNanos.accept(nanos);
    }

    private static <K> LongAdder counter(Map<K, LongAdder> counters, K key) {
        return counters.computeIfAbsent(key, k -> new LongAdder());
    }
}
