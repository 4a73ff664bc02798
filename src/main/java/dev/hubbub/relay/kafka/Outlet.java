package dev.hubbub.relay.kafka;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The way to one partition: whether it takes messages, and those of which it is not known whether it took them. Any
 * thread, but {@link #tick}, which is the clock's.
 */
final class Outlet {

    private static final Logger LOG = Logger.getLogger(Outlet.class);

    /** How much the brokers' clocks may differ. */
    private static final long SKEW_MILLIS = 1_000;

    private final int partition;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Set<Publication> doubtful = ConcurrentHashMap.newKeySet();
    private volatile long progressNanos = System.nanoTime();
    /** Not before a first probe has come back. */
    private volatile boolean available;

    private volatile long lastProbe;
    private volatile boolean probing;

    Outlet(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    boolean isAvailable() {
        return available;
    }

    int inFlight() {
        return inFlight.get();
    }

    int doubtful() {
        return doubtful.size();
    }

    /** Something is sent. */
    void sent() {
        if (inFlight.getAndIncrement() == 0) {
            progressNanos = System.nanoTime();
        }
    }

    /** Something was acknowledged. */
    void acknowledged() {
        inFlight.decrementAndGet();
        progressNanos = System.nanoTime();
        if (!available) {
            available = true;
            LOG.infof("partition %d takes messages", partition);
        }
    }

    /** Something was taken back, or refused for what it is: that says nothing about the partition. */
    void withdrawn() {
        inFlight.decrementAndGet();
    }

    /** Something was not acknowledged: the partition takes nothing, as far as can be seen. */
    void failed(String reason) {
        inFlight.decrementAndGet();
        unavailable(reason);
    }

    void doubt(Publication publication) {
        publication.doubt(lastProbe);
        doubtful.add(publication);
    }

    void settled(Publication publication) {
        doubtful.remove(publication);
    }

    /**
     * Looks after the partition.
     *
     * @param patienceNanos when nothing was acknowledged for so long, it is away
     * @param probe sends a probe of a number, and calls {@link #sent}, {@link #acknowledged} or {@link #failed} and then
     *     {@link #probed}
     */
    void tick(long nowNanos, long patienceNanos, Consumer<Long> probe) {
        if (available && inFlight.get() > 0 && nowNanos - progressNanos > patienceNanos) {
            unavailable("nothing was acknowledged for " + (nowNanos - progressNanos) / 1_000_000 + " ms");
        }
        if (!probing && (!available || !doubtful.isEmpty())) {
            probing = true;
            lastProbe++;
            probe.accept(lastProbe);
        }
    }

    /** The last probe was answered, one way or the other. */
    void probed() {
        probing = false;
    }

    /**
     * A probe was read. What was in doubt before it was sent, and was not read before it, can only come after it, when it
     * has expired.
     *
     * @param timestamp when the probe got its place
     * @param absent told of each publication that is sure not to have been taken
     */
    void probeRead(long number, long timestamp, Consumer<Publication> absent) {
        for (Publication publication : doubtful) {
            if (number > publication.doubt().lastProbe()
                    && timestamp > publication.message().expires() + SKEW_MILLIS) {
                absent.accept(publication);
            }
        }
    }

    /** Tells of all that is in doubt. */
    void forEachDoubtful(Consumer<Publication> action) {
        doubtful.forEach(action);
    }

    /** Tells of what has been in doubt for too long. */
    void overdue(long nowNanos, long limitNanos, Consumer<Publication> overdue) {
        for (Publication publication : doubtful) {
            if (nowNanos - publication.doubt().sinceNanos() > limitNanos) {
                overdue.accept(publication);
            }
        }
    }

    private void unavailable(String reason) {
        if (available) {
            available = false;
            LOG.warnf("partition %d takes no messages: %s; publishers are refused until it does", partition, reason);
        }
    }
}
