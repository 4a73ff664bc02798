package dev.hubbub.swarm;

import dev.hubbub.report.LedgerReport;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Who received what: one room, one run. Message m of senders x each is the (m % each)th of sender m / each; a
 * subscriber is a number, too. Takes a bit per expected delivery. Any thread.
 *
 * <p>A message is settled when the server has answered its sender and every subscriber still here has received it.
 */
final class DeliveryLedger {

    private final LedgerPage[] pages;
    private final AtomicIntegerArray outstanding;
    private final BitSet sent;
    private final BitSet failed;
    private final BitSet announced;
    private int here;

    DeliveryLedger(int senders, int each, int subscribers) {
        int messages = senders * each;
        this.here = subscribers;
        this.pages = new LedgerPage[subscribers];
        for (int s = 0; s < subscribers; s++) {
            pages[s] = new LedgerPage(messages, each);
        }
        this.outstanding = new AtomicIntegerArray(messages);
        this.sent = new BitSet(messages);
        this.failed = new BitSet(messages);
        this.announced = new BitSet(messages);
    }

    /** A message is about to be sent, to everybody still here. */
    void sending(int message) {
        synchronized (announced) {
            outstanding.set(message, 1 + here);
            announced.set(message);
        }
    }

    /** The server took it; true when that settles the message. */
    boolean taken(int message) {
        synchronized (sent) {
            sent.set(message);
        }
        return outstanding.decrementAndGet(message) == 0;
    }

    /** The server did not take it: nobody is expected to receive it. */
    void refused(int message) {
        synchronized (sent) {
            failed.set(message);
        }
        outstanding.set(message, 0);
    }

    /** It arrived; see {@link Arrival}. */
    Arrival received(int subscriber, int message, String epoch, long offset) {
        if (!pages[subscriber].receive(message, epoch, offset)) {
            return Arrival.REPEATED;
        }
        return outstanding.decrementAndGet(message) == 0 ? Arrival.LAST : Arrival.FIRST;
    }

    /** A subscriber left; returns how many messages that settles. */
    int left(int subscriber) {
        int settled = 0;
        synchronized (announced) {
            if (pages[subscriber].leave()) {
                here--;
                for (int m = announced.nextSetBit(0); m >= 0; m = announced.nextSetBit(m + 1)) {
                    if (!pages[subscriber].has(m) && outstanding.decrementAndGet(m) == 0) {
                        settled++;
                    }
                }
            }
        }
        return settled;
    }

    /** The count. Exact when nothing is under way any more. */
    LedgerReport report() {
        synchronized (sent) {
            int messages = sent.cardinality();
            long expected = 0;
            long delivered = 0;
            long duplicated = 0;
            long reordered = 0;
            long ambiguous = 0;
            for (LedgerPage page : pages) {
                long arrived = page.count(sent);
                ambiguous += page.count(failed);
                duplicated += page.duplicated();
                reordered += page.reordered();
                if (page.isGone()) {
                    ambiguous += messages;
                } else {
                    expected += messages;
                    delivered += arrived;
                }
            }
            return new LedgerReport(
                    messages, expected, delivered, expected - delivered, duplicated, reordered, ambiguous);
        }
    }

    /** What an arrival was. */
    enum Arrival {
        /** New to its subscriber. */
        FIRST,
        /** New to its subscriber, and the message is settled by it. */
        LAST,
        /** A duplicate, or an arrival at a subscriber that left. */
        REPEATED
    }
}
