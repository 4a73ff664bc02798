package dev.hubbub.lab;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * A message that was sent, and whom it has reached so far. Times in nanoseconds since the start of the run.
 *
 * <p>Arrivals are entered from any thread; the answer of the target on the control thread.
 */
final class Sent {

    private static final AtomicIntegerFieldUpdater<Sent> REACHED =
            AtomicIntegerFieldUpdater.newUpdater(Sent.class, "reached");
    private static final AtomicIntegerFieldUpdater<Sent> GIVEN_UP =
            AtomicIntegerFieldUpdater.newUpdater(Sent.class, "givenUp");
    private static final int REFUSED = Integer.MIN_VALUE;

    private final StageTrends stage;
    private final int room;
    private final long number;
    private final int publisher;
    private final long sequence;
    private final long intendedNanos;
    private final long sentNanos;
    private final int expected;

    /** Everybody's arrivals, and {@link #REFUSED}. */
    private final AtomicInteger arrivals = new AtomicInteger();
    /** How many do not wait for it any more, and {@link #REFUSED}. */
    private volatile int givenUp;
    /** Arrivals at those who were expected to get it without delay. */
    private volatile int reached;

    private boolean answered;
    private volatile long lastNanos;

    /** @param expected how many subscribers it should reach without delay */
    Sent(
            StageTrends stage,
            int room,
            long number,
            int publisher,
            long sequence,
            long intendedNanos,
            long sentNanos,
            int expected) {
        this.stage = stage;
        this.room = room;
        this.number = number;
        this.publisher = publisher;
        this.sequence = sequence;
        this.intendedNanos = intendedNanos;
        this.sentNanos = sentNanos;
        this.expected = expected;
    }

    /** An arrival; false when the target had refused the message, so that it proves nothing. */
    boolean arrived() {
        return arrivals.getAndIncrement() >= 0;
    }

    /** Somebody does not wait for it any more; false when the target had refused the message, so that nothing is lost. */
    boolean gaveUp() {
        return GIVEN_UP.getAndIncrement(this) >= 0;
    }

    /** It came to somebody who had {@link #gaveUp given it up}; false when the loss was taken back before. */
    boolean cameAfterAll() {
        return GIVEN_UP.getAndDecrement(this) >= 0;
    }

    /** An arrival at a subscriber that was to get it without delay: notes when it has reached how many. */
    void reached(long nowNanos) {
        int count = REACHED.incrementAndGet(this);
        long nanos = nowNanos - intendedNanos;
        if (count == 1) {
            stage.timeToFirst().record(nanos);
        }
        if (count == (expected + 1) / 2) {
            stage.timeToHalf().record(nanos);
        }
        if (count == expected - expected / 100) {
            stage.timeToMost().record(nanos);
        }
        if (count == expected) {
            stage.timeToLast().record(nanos);
        }
        lastNanos = nowNanos;
    }

    /** The target took it. */
    void taken() {
        answered = true;
    }

    /** The target did not take it; returns how many had got it all the same. */
    int refuse() {
        answered = true;
        return arrivals.getAndUpdate(count -> count | REFUSED) & ~REFUSED;
    }

    /** With {@link #refuse}: how many had given it up, who have lost nothing. */
    int refuseGivenUp() {
        return GIVEN_UP.getAndUpdate(this, count -> count | REFUSED) & ~REFUSED;
    }

    /** On the control thread. */
    boolean isAnswered() {
        return answered;
    }

    boolean isRefused() {
        return arrivals.get() < 0;
    }

    /** How many of those who should have got it without delay have not. */
    int missing() {
        return Math.max(0, expected - reached);
    }

    StageTrends stage() {
        return stage;
    }

    int room() {
        return room;
    }

    long number() {
        return number;
    }

    int publisher() {
        return publisher;
    }

    long sequence() {
        return sequence;
    }

    long intendedNanos() {
        return intendedNanos;
    }

    long sentNanos() {
        return sentNanos;
    }

    int expected() {
        return expected;
    }

    int reached() {
        return reached;
    }

    /** From the intended send to the last arrival so far. */
    long spreadNanos() {
        return Math.max(0, lastNanos - intendedNanos);
    }
}
