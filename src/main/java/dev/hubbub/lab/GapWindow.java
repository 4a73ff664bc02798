package dev.hubbub.lab;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a rising sequence have arrived, in bounded memory: all below a base are decided, and above it there
 * is a bit for each, up to the highest that has arrived. A number that {@value #MOST} later ones have overtaken is given
 * up, and remembered for a while, so that it is known if it comes all the same. Not thread-safe.
 */
final class GapWindow {

    /** How many later numbers may overtake one before it is given up. */
    static final int MOST = 4096;

    /** Of how many numbers below base it is known whether they were given up. A base may go on by {@link #MOST} at once. */
    private static final int REMEMBERED = 2 * MOST;

    private static final int BITS = Long.SIZE;

    private long base;
    private long top;
    /** A ring: number n is bit n % (64 x length), a power of two. Bits outside of base to top are 0. */
    private long[] ring = new long[1];
    /** Another ring, of the numbers below base: those that were given up. Null as long as none was, which is nearly always. */
    private long @Nullable [] abandoned;

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
            advance(false);
            top++;
            return Arrival.FIRST;
        }
        if (number < base) {
            return takeUp(number) ? Arrival.LATE : Arrival.AGAIN;
        }
        makeRoom(number, givenUp);
        if (has(number)) {
            return Arrival.AGAIN;
        }
        ring[word(ring, number)] |= 1L << number;
        top = Math.max(top, number + 1);
        while (base < top && has(base)) {
            pass();
        }
        return Arrival.FIRST;
    }

    /** Whether a number from base on and below top has arrived. */
    boolean has(long number) {
        return (ring[word(ring, number)] & 1L << number) != 0;
    }

    /** The lowest number above {@code number} that has arrived, as far as is remembered; -1 when there is none. */
    long nextAbove(long number) {
        long n = number + 1;
        while (n < base && isGivenUp(n)) {
            n++;
        }
        if (n < base) {
            return n;
        }
        while (n < top) {
            long bits = ring[word(ring, n)] >>> n;
            if (bits != 0) {
                n += Long.numberOfTrailingZeros(bits);
                return n < top ? n : -1;
            }
            n = (n | BITS - 1) + 1;
        }
        return -1;
    }

    /** The lowest number from {@code from} on that has neither arrived nor been given up. */
    long nextMissing(long from) {
        long n = Math.max(from, base);
        while (n < top) {
            long bits = ~ring[word(ring, n)] >>> n;
            if (bits != 0) {
                return Math.min(top, n + Long.numberOfTrailingZeros(bits));
            }
            n = (n | BITS - 1) + 1;
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
                giveUp(givenUp);
            }
        }
    }

    private void giveUp(LongConsumer givenUp) {
        abandoned = abandoned == null ? new long[REMEMBERED / BITS] : abandoned;
        long number = base;
        advance(true);
        top = Math.max(top, base);
        givenUp.accept(number);
    }

    /** Whether it was given up; then it no longer is. */
    private boolean takeUp(long number) {
        boolean givenUp = isGivenUp(number);
        if (givenUp && abandoned != null) {
            abandoned[word(abandoned, number)] &= ~(1L << number);
        }
        return givenUp;
    }

    /** Of a number below base. */
    private boolean isGivenUp(long number) {
        return abandoned != null
                && number >= base - REMEMBERED
                && (abandoned[word(abandoned, number)] & 1L << number) != 0;
    }

    /** The base's place in the ring of those given up was that of a number too long ago to be remembered. */
    private void advance(boolean isGivenUp) {
        long[] known = abandoned;
        if (known != null) {
            known[word(known, base)] &= ~(1L << base);
            known[word(known, base)] |= isGivenUp ? 1L << base : 0;
        }
        base++;
    }

    private void grow() {
        long[] old = ring;
        ring = new long[old.length * 2];
        for (long n = base; n < top; n++) {
            if ((old[word(old, n)] & 1L << n) != 0) {
                ring[word(ring, n)] |= 1L << n;
            }
        }
    }

    private void pass() {
        ring[word(ring, base)] &= ~(1L << base);
        advance(false);
    }

    private static int word(long[] ring, long number) {
        return (int) (number / BITS) & ring.length - 1;
    }

    private long capacity() {
        return (long) ring.length * BITS;
    }
}
