package dev.hubbub.lab;

import dev.hubbub.client.Position;
import java.util.function.LongConsumer;

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
    private final LongConsumer givenUp = this::giveUpOvertaken;

    private GapWindow window = new GapWindow(NEVER);
    private long start = NEVER;
    private long end = NEVER;
    private boolean closed;
    private String epoch = "";
    private long offset;
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
        if (number < start || number >= end) {
            counts.ambiguous.increment();
            isBehindRoom(epochOfOffset, itsOffset); // moves the position
            return false;
        }
        if (!window.add(number, givenUp)) {
            duplicated++;
            counts.duplicated.increment();
            return false;
        }
        if (isBehindRoom(epochOfOffset, itsOffset) | isBehindPublisher(number, mark.publisher())) {
            counts.reordered.increment();
        }
        delivered++;
        maxNanos = Math.max(maxNanos, nowNanos - mark.intendedNanos());
        Sent sent = room.sent(number);
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
        long[] missing = new long[1];
        window.missing(until, number -> missing[0] += room.isRefused(number) ? 0 : 1);
        return missing[0];
    }

    /** Whether everything that was sent to it has arrived. */
    synchronized boolean isComplete() {
        return window.base() >= Math.min(end, room.next());
    }

    /**
     * Ends it, and decides what has not arrived.
     *
     * @param tail what becomes of messages later than any that arrived
     */
    synchronized void close(Tail tail) {
        if (closed) {
            return;
        }
        closed = true;
        if (start != NEVER) {
            window.missing(Math.min(end, room.next()), number -> settle(number, tail));
        }
    }

    /** How far it has come in the room. */
    synchronized Position position() {
        return new Position(epoch, offset);
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

    /** Decides about messages that are later than any that a closed session received. */
    @FunctionalInterface
    interface Tail {

        /** Whether a message that should have arrived is lost; false when nothing can be said. */
        boolean isLost(long number);
    }

    private void settle(long number, Tail tail) {
        if (room.isRefused(number)) {
            return;
        }
        if (number < window.top() || tail.isLost(number)) {
            giveUp();
        } else {
            counts.ambiguous.increment();
        }
    }

    /** On an event loop. */
    private void giveUpOvertaken(long number) {
        Sent sent = room.sent(number);
        if (sent == null || !sent.isRefused()) {
            giveUp();
        }
    }

    private void giveUp() {
        lost++;
        counts.lost.increment();
    }

    /** The server's own order, where it states one: offsets must rise. */
    private boolean isBehindRoom(String epochOfOffset, long itsOffset) {
        if (itsOffset == 0) {
            return false;
        }
        boolean behind = itsOffset < offset && epochOfOffset.equals(epoch);
        if (!behind) {
            epoch = epochOfOffset;
            offset = itsOffset;
        }
        return behind;
    }

    /** The publisher's order: nothing later of the same publisher has arrived. */
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
