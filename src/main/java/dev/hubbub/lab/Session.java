package dev.hubbub.lab;

import dev.hubbub.client.Position;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's page of the ledger, from its subscription to its end, over any resumptions in between.
 *
 * <p>Arrivals are entered by one event loop at a time, everything else is the control thread's; the lock is hardly ever
 * contended.
 */
final class Session {

    private static final long NEVER = Long.MAX_VALUE;

    private final RoomLedger room;
    private final LedgerCounts counts;
    private final OffsetTrail trail = new OffsetTrail();
    private final LongConsumer givenUp = this::giveUp;

    private GapWindow window = new GapWindow(NEVER);
    private long start = NEVER;
    private long end = NEVER;
    private boolean closed;
    private long delivered;
    private long duplicated;
    private long lost;
    private long maxNanos;

    Session(RoomLedger room, LedgerCounts counts) {
        this.room = room;
        this.counts = counts;
    }

    /** The subscription stands: whatever is sent from now on should arrive. */
    synchronized void begin() {
        start = room.next();
        window = new GapWindow(start);
    }

    /** Messages of this number and later need not arrive. */
    synchronized void end(long number) {
        end = Math.min(end, number);
    }

    /**
     * Enters an arrival.
     *
     * @param nowNanos since the start of the run
     * @return whether it is one that counts, and the first of its message
     */
    synchronized boolean receive(MessageMark mark, long nowNanos, String epochOfOffset, long itsOffset) {
        if (closed) {
            return false;
        }
        long number = mark.number();
        if (number >= room.next()) { // there is no such message
            counts.ambiguous.increment();
            return false;
        }
        if (number < start || number >= end) {
            counts.ambiguous.increment();
            trail.isBehind(epochOfOffset, itsOffset); // goes on
            return false;
        }
        GapWindow.Arrival arrival = window.add(number, givenUp);
        if (arrival == GapWindow.Arrival.AGAIN) {
            duplicated++;
            counts.duplicated.increment();
            return false;
        }
        Sent sent = room.sent(number);
        if (arrival == GapWindow.Arrival.LATE) {
            takeBack(sent);
        }
        if (trail.isBehind(epochOfOffset, itsOffset) | isBehindPublisher(number, mark.publisher())) {
            counts.reordered.increment();
        }
        delivered++;
        maxNanos = Math.max(maxNanos, nowNanos - mark.intendedNanos());
        if (sent == null || sent.arrived()) {
            counts.delivered.increment();
            return true;
        }
        counts.ambiguous.increment();
        return false;
    }

    /** How many messages below a number should have arrived and have not. */
    synchronized long missing(long below) {
        long until = Math.min(end, below);
        if (closed || window.base() >= until) {
            return 0;
        }
        long seen = Math.min(until, window.top());
        long missing = until - seen - room.refused(seen, until);
        for (long number = nextMissing(0, seen); number < seen; number = nextMissing(number + 1, seen)) {
            missing++;
        }
        return missing;
    }

    /** Whether everything that was sent to it has arrived. */
    synchronized boolean isComplete() {
        long until = Math.min(end, room.next());
        return nextMissing(0, until) >= until;
    }

    /**
     * Ends it, and decides what has not arrived: what its own publisher has overtaken is lost.
     *
     * @param tail what becomes of the rest
     */
    synchronized void close(Tail tail) {
        if (closed) {
            return;
        }
        closed = true;
        if (start != NEVER) {
            settle(Math.min(end, room.next()), tail);
        }
    }

    /** How far it has come in the room. */
    synchronized Position position() {
        return trail.position();
    }

    synchronized long delivered() {
        return delivered;
    }

    synchronized long duplicated() {
        return duplicated;
    }

    synchronized long lost() {
        return lost;
    }

    synchronized long maxNanos() {
        return maxNanos;
    }

    /** Decides about messages that may still have been under way when the session ended. */
    @FunctionalInterface
    interface Tail {

        /** Whether such a message is lost; false when nothing can be said. */
        boolean isLost(long number);
    }

    /** On the control thread: the next number below {@code until} that was taken, or may be, and has not arrived. */
    private long nextMissing(long from, long until) {
        long number = window.nextMissing(from);
        while (number < until && room.isRefused(number)) {
            number = window.nextMissing(number + 1);
        }
        return number;
    }

    /** From the latest arrival back, so that it is known of whom a later message has arrived: those keep their order. */
    private void settle(long until, Tail tail) {
        Set<Integer> arrivedLater = new HashSet<>();
        for (long number = Math.min(window.top(), until) - 1; number >= window.base(); number--) {
            Sent sent = room.sent(number);
            if (!window.has(number)) {
                settle(number, sent == null || arrivedLater.contains(sent.publisher()), tail);
            } else if (sent != null) {
                arrivedLater.add(sent.publisher());
            }
        }
        for (long number = Math.max(window.top(), window.base()); number < until; number++) {
            settle(number, false, tail);
        }
    }

    private void settle(long number, boolean isOvertaken, Tail tail) {
        if (room.isRefused(number)) {
            return;
        }
        if (isOvertaken || tail.isLost(number)) {
            giveUp(number);
        } else {
            counts.ambiguous.increment();
        }
    }

    private void giveUp(long number) {
        Sent sent = room.sent(number);
        if (sent == null || sent.gaveUp()) {
            lost++;
            counts.lost.increment();
        }
    }

    /** It was given up, and comes after all. */
    private void takeBack(@Nullable Sent sent) {
        if (sent == null || sent.cameAfterAll()) {
            lost--;
            counts.lost.decrement();
        }
    }

    /** Whether a later message of the same publisher has arrived. */
    private boolean isBehindPublisher(long number, int publisher) {
        for (long later = window.nextAbove(number); later >= 0; later = window.nextAbove(later)) {
            Sent sent = room.sent(later);
            if (sent != null && sent.publisher() == publisher) {
                return true;
            }
        }
        return false;
    }
}
