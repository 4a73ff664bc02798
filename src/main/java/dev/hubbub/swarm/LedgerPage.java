package dev.hubbub.swarm;

import java.util.BitSet;

/** What one subscriber received of one room's messages in one run. Any thread. */
final class LedgerPage {

    private final BitSet received;
    private final int each;
    private String epoch = "";
    private long lastOffset;
    private long duplicated;
    private long reordered;
    private boolean gone;

    /** @param each messages per sender: message m is the (m % each)th of sender m / each */
    LedgerPage(int messages, int each) {
        this.received = new BitSet(messages);
        this.each = each;
    }

    /** Enters an arrival; true when the message had not arrived before. Nothing is entered after the subscriber left. */
    synchronized boolean receive(int message, String epochOfOffset, long offset) {
        if (gone) {
            return false;
        }
        if (received.get(message)) {
            duplicated++;
            return false;
        }
        if (isBehindRoom(epochOfOffset, offset) || isBehindSender(message)) {
            reordered++;
        }
        received.set(message);
        return true;
    }

    /** The subscriber left; true the first time. */
    synchronized boolean leave() {
        boolean wasHere = !gone;
        gone = true;
        return wasHere;
    }

    synchronized boolean isGone() {
        return gone;
    }

    synchronized boolean has(int message) {
        return received.get(message);
    }

    /** How many of {@code messages} arrived. */
    synchronized long count(BitSet messages) {
        BitSet both = (BitSet) received.clone();
        both.and(messages);
        return both.cardinality();
    }

    synchronized long duplicated() {
        return duplicated;
    }

    synchronized long reordered() {
        return reordered;
    }

    /** The server's own order, where it states one: offsets must rise. */
    private boolean isBehindRoom(String epochOfOffset, long offset) {
        if (offset == 0) {
            return false;
        }
        boolean behind = epochOfOffset.equals(epoch) && offset < lastOffset;
        if (!behind) {
            epoch = epochOfOffset;
            lastOffset = offset;
        }
        return behind;
    }

    /** The sender's order: nothing later of the same sender has arrived. */
    private boolean isBehindSender(int message) {
        int endOfSender = (message / each + 1) * each;
        int later = received.nextSetBit(message + 1);
        return later >= 0 && later < endOfSender;
    }
}
