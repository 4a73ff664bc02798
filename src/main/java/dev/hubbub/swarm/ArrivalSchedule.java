package dev.hubbub.swarm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * When the messages of a run are meant to be sent, and by whom. The times are fixed before the first send, so that a
 * slow server cannot make the load it is measured with lighter.
 */
sealed interface ArrivalSchedule {

    /**
     * The plan for {@code senders} senders of {@code each} messages.
     *
     * @return the arrivals in the order of their times
     */
    Arrival[] arrivals(int senders, int each);

    /** False when a message is meant to be sent as soon as there is room for it, and its time means nothing. */
    default boolean isTimed() {
        return true;
    }

    /**
     * A send.
     *
     * @param atNanos after the start of the run
     * @param sender 0 to senders - 1
     */
    record Arrival(long atNanos, int sender) {}

    /** As fast as the server delivers: a closed model, in which every message has the time at which it was sent. */
    record AtOnce() implements ArrivalSchedule {

        @Override
        public Arrival[] arrivals(int senders, int each) {
            return roundRobin(senders, each, 0);
        }

        @Override
        public boolean isTimed() {
            return false;
        }
    }

    /**
     * Evenly: message i at i / rate seconds.
     *
     * @param perSecond messages per second, of all senders together
     */
    record Rate(double perSecond) implements ArrivalSchedule {

        @Override
        public Arrival[] arrivals(int senders, int each) {
            return roundRobin(senders, each, 1e9 / perSecond);
        }
    }

    /**
     * At random, uniformly within a time, each sender on its own.
     *
     * @param within the time
     * @param seed the same seed gives the same plan
     */
    record Spread(Duration within, long seed) implements ArrivalSchedule {

        @Override
        public Arrival[] arrivals(int senders, int each) {
            SplittableRandom random = new SplittableRandom(seed);
            Arrival[] arrivals = new Arrival[senders * each];
            Arrays.setAll(arrivals, i -> new Arrival(random.nextLong(within.toNanos()), i % senders));
            Arrays.sort(arrivals, Comparator.comparingLong(Arrival::atNanos));
            return arrivals;
        }
    }

    private static Arrival[] roundRobin(int senders, int each, double stepNanos) {
        Arrival[] arrivals = new Arrival[senders * each];
        Arrays.setAll(arrivals, i -> new Arrival((long) (i * stepNanos), i % senders));
        return arrivals;
    }
}
