package dev.hubbub.lab;

import dev.hubbub.message.Room;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one room, numbered in the order in which they are sent. Confined to the control thread, except for
 * {@link #sent} and {@link #next}.
 */
final class RoomLedger {

    /** How many of the latest messages are remembered in full. */
    private static final int MOST_RECENT = 65_536;

    private static final int FIRST_CAPACITY = 64;

    private final int index;
    private final Room room;
    private final LedgerCounts counts;
    private final WorstMessages worst;

    private final BitSet refused = new BitSet();
    /** Written by the control thread. */
    private volatile long next;

    private long aged;
    private int prompt;

    /** Number n is at n % length; the length is a power of two. Grown by the control thread, read by any. */
    private volatile AtomicReferenceArray<@Nullable Sent> recent = new AtomicReferenceArray<>(FIRST_CAPACITY);

    RoomLedger(int index, Room room, LedgerCounts counts, WorstMessages worst) {
        this.index = index;
        this.room = room;
        this.counts = counts;
        this.worst = worst;
    }

    int index() {
        return index;
    }

    Room room() {
        return room;
    }

    /** The number that the next message gets. Any thread. */
    long next() {
        return next;
    }

    /** There are so many more, or fewer, subscribers that should get every message without delay. */
    void prompt(int change) {
        prompt += change;
    }

    /** Enters a message that is about to be sent. Times in nanoseconds since the start of the run. */
    Sent send(StageTrends stage, int publisher, long sequence, long intendedNanos, long nowNanos) {
        long number = next;
        Sent sent = new Sent(stage, index, number, publisher, sequence, intendedNanos, nowNanos, prompt);
        if (number == recent.length() && number < MOST_RECENT) {
            grow();
        }
        consider(recent.getAndSet(slot(number, recent), sent));
        next = number + 1;
        return sent;
    }

    /** The target took a message. */
    void taken(Sent sent) {
        sent.taken();
        counts.published.increment();
    }

    /** The target did not take a message, or did not say: who got it all the same proves nothing. */
    void refused(Sent sent) {
        refused.set((int) sent.number());
        int arrivals = sent.refuse();
        counts.delivered.add(-arrivals);
        counts.ambiguous.add(arrivals);
        counts.lost.add(-sent.refuseGivenUp());
        counts.refused.increment();
    }

    boolean isRefused(long number) {
        return refused.get((int) number);
    }

    /** How many from {@code from} on and below {@code until} were refused. */
    long refused(long from, long until) {
        long count = 0;
        for (int n = refused.nextSetBit((int) from); n >= 0 && n < until; n = refused.nextSetBit(n + 1)) {
            count++;
        }
        return count;
    }

    /** A message, by its number; null when it is not one of the latest. Any thread. */
    @Nullable Sent sent(long number) {
        AtomicReferenceArray<@Nullable Sent> array = recent;
        Sent sent = number < 0 ? null : array.get(slot(number, array));
        return sent != null && sent.number() == number ? sent : null;
    }

    /**
     * The number of the first message that was not sent before a moment, which must not go back, or is not answered yet: that
     * one may turn out to be refused.
     */
    long firstSince(long nanos) {
        while (aged < next && isBefore(aged, nanos) && isAnswered(aged)) {
            aged++;
        }
        return aged;
    }

    private boolean isAnswered(long number) {
        Sent sent = sent(number);
        return sent == null || sent.isAnswered();
    }

    /** Whether a message was sent before a moment; those that are no longer remembered were. */
    boolean isBefore(long number, long nanos) {
        Sent sent = sent(number);
        return sent == null || sent.sentNanos() < nanos;
    }

    /** Hands the messages that are still remembered over to the worst. */
    void finish() {
        for (long number = Math.max(0, next - recent.length()); number < next; number++) {
            consider(sent(number));
        }
    }

    private void consider(@Nullable Sent sent) {
        if (sent != null && !sent.isRefused()) {
            worst.consider(room, sent);
        }
    }

    private void grow() {
        AtomicReferenceArray<@Nullable Sent> larger = new AtomicReferenceArray<>(recent.length() * 2);
        for (int i = 0; i < recent.length(); i++) {
            larger.set(i, recent.get(i)); // nothing was recycled yet: numbers are places
        }
        recent = larger;
    }

    private static int slot(long number, AtomicReferenceArray<@Nullable Sent> array) {
        return (int) (number & array.length() - 1);
    }
}
