package dev.hubbub.lab;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a rising sequence have arrived, in bounded memory: all below a base are decided, and above it there
 * is a bit for each, up to the highest that has arrived. A number that {@value #MOST} later ones have overtaken is given
 * up; the latest {@value #MOST} of those are remembered, so that one that comes all the same is known. Not thread-safe.
 */
final class GapWindow {

    /** How many later numbers may overtake one before it is given up. */
    static final int MOST = 4096;

    private static final int BITS = Long.SIZE;

    private long base;
    private long top;
    /** A ring: number n is bit n % (64 x length). Bits outside of base to top are 0. */
    private long[] ring = new long[1];
    /** The oldest first; null as long as none was, which is nearly always. */
    private @Nullable Set<Long> abandoned;

    /** What an arrival is. */
    enum Arrival {
        FIRST,
        /** The first of a number that had been given up. */
        LATE,
        AGAIN
    }

    /** @param start the first number that counts */
    GapWindow(long start) {
        this.base = start;
        this.top = start;
    }

    /** Every number below has arrived or was given up. */
    long base() {
        return base;
    }

    /** One above the highest number that has arrived. */
    long top() {
        return top;
    }

    /**
     * Enters an arrival. Allocates nothing as long as less than 64 numbers are overtaken.
     *
     * @param number at least the start
     * @param givenUp told of each number that is given up
     */
    Arrival add(long number, LongConsumer givenUp) {
        if (number == base && top == base) { // the common case: in order, nothing missing
            base++;
            top++;
            return Arrival.FIRST;
        }
        if (number < base) {
            return abandoned != null && abandoned.remove(number) ? Arrival.LATE : Arrival.AGAIN;
        }
        makeRoom(number, givenUp);
        if (has(number)) {
            return Arrival.AGAIN;
        }
        ring[word(number)] |= 1L << number;
        top = Math.max(top, number + 1);
        while (base < top && has(base)) {
            pass();
        }
        return Arrival.FIRST;
    }

    /** The lowest number above {@code number} that has arrived, or was given up; -1 when there is none. */
    long nextAbove(long number) {
        for (long n = number + 1; n < top; n++) {
            if (n < base || has(n)) {
                return n;
            }
        }
        return -1;
    }

    /** The lowest number from {@code from} on that has neither arrived nor been given up. */
    long nextMissing(long from) {
        long n = Math.max(from, base);
        while (n < top && has(n)) {
            n++;
        }
        return n;
    }

    private void makeRoom(long number, LongConsumer givenUp) {
        while (number - base >= capacity()) {
            if (capacity() < MOST) {
                grow();
            } else if (has(base)) {
                pass();
            } else {
                giveUp(base++, givenUp);
                top = Math.max(top, base);
            }
        }
    }

    private void giveUp(long number, LongConsumer givenUp) {
        Set<Long> remembered = abandoned == null ? new LinkedHashSet<>() : abandoned;
        abandoned = remembered;
        if (remembered.size() >= MOST) {
            remembered.remove(remembered.iterator().next());
        }
        remembered.add(number);
        givenUp.accept(number);
    }

    private void grow() {
        long[] old = ring;
        ring = new long[old.length * 2];
        for (long n = base; n < top; n++) {
            if ((old[(int) (n / BITS % old.length)] & 1L << n) != 0) {
                ring[word(n)] |= 1L << n;
            }
        }
    }

    private void pass() {
        ring[word(base)] &= ~(1L << base);
        base++;
    }

    private boolean has(long number) {
        return (ring[word(number)] & 1L << number) != 0;
    }

    private int word(long number) {
        return (int) (number / BITS % ring.length);
    }

    private long capacity() {
        return (long) ring.length * BITS;
    }
}
