package dev.hubbub.access.jwt;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys that there are, read anew now and then, and when a token is signed with another; not more often than every few
 * seconds, whatever tokens come. Keys that were read stay when they cannot be read anew, but not for ever. Any thread; no
 * thread waits.
 */
public final class KeyRing implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    private final KeySource source;
    private final Pace pace;
    private final LongSupplier nanoClock;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("access-keys", true));
    private volatile @Nullable Keys keys;
    private volatile long failedNanos;

    // Under the lock of this object.
    private @Nullable CompletableFuture<Keys> reading;
    private long attemptedNanos;

    /**
     * How often keys are read.
     *
     * @param longest how long they are taken as they are
     * @param shortest how long it is at least from one attempt to the next
     */
    public record Pace(Duration longest, Duration shortest) {

        private static final int STALE = 3;
        private static final Duration DAY = Duration.ofDays(1);

        /** From what age on keys are not taken before it was tried to read them anew. */
        Duration stale() {
            return longest.multipliedBy(STALE);
        }

        /** From what age on keys are not taken at all. */
        Duration kept() {
            return stale().compareTo(DAY) > 0 ? stale() : DAY;
        }
    }

    public KeyRing(KeySource source, Pace pace, LongSupplier nanoClock) {
        this.source = source;
        this.pace = pace;
        this.nanoClock = nanoClock;
        this.failedNanos = nanoClock.getAsLong() - pace.longest().toNanos();
        this.attemptedNanos = nanoClock.getAsLong() - pace.shortest().toNanos();
    }

    /**
     * Reads the keys here and now, for the first time.
     *
     * @throws IOException when they cannot be read, or there are none
     */
    public void readNow() throws IOException {
        if (load().all().isEmpty()) {
            throw new IOException("there is no key in it to check signatures with");
        }
    }

    /** Reads the keys soon. */
    public void readSoon() {
        read();
    }

    /** Those that there are; fails with UNAVAILABLE when there are none, and none can be had now. */
    CompletionStage<Keys> current() {
        Keys known = usable();
        if (known == null || isOlder(known, pace.stale()) && !failedLately()) {
            return read();
        }
        if (isOlder(known, pace.longest())) {
            read();
        }
        return CompletableFuture.completedStage(known);
    }

    /** Others than {@code known}, if there may be; else these. */
    CompletionStage<Keys> after(Keys known) {
        Keys latest = keys;
        return latest != null && latest != known ? CompletableFuture.completedStage(latest) : read();
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }

    /** One attempt at a time; those who come meanwhile share it, and who comes too soon after it gets what there is. */
    private synchronized CompletionStage<Keys> read() {
        if (reading != null && !reading.isDone()) {
            return reading;
        }
        if (nanoClock.getAsLong() - attemptedNanos < pace.shortest().toNanos() || reader.isShutdown()) {
            Keys known = usable();
            return known == null
                    ? CompletableFuture.failedStage(unavailable())
                    : CompletableFuture.completedStage(known);
        }
        attemptedNanos = nanoClock.getAsLong();
        reading = CompletableFuture.supplyAsync(this::attempt, reader);
        return reading;
    }

    private Keys attempt() {
        try {
            if (load().all().isEmpty()) {
                LOG.warn("there is no key to check tokens with; all of them are refused");
            }
        } catch (IOException | RuntimeException failure) {
            failedNanos = nanoClock.getAsLong();
            LOG.warnf("the keys that tokens are checked with cannot be read: %s", failure);
        }
        Keys known = usable();
        if (known == null) {
            throw unavailable();
        }
        return known;
    }

    private Keys load() throws IOException {
        Keys read = new Keys(source.read(), nanoClock.getAsLong());
        keys = read;
        return read;
    }

    /** Those that there are; null when they are too old as well. */
    private @Nullable Keys usable() {
        Keys known = keys;
        return known == null || isOlder(known, pace.kept()) ? null : known;
    }

    /** Then nobody waits for the next attempt: keys that cannot be had are not worth an outage. */
    private boolean failedLately() {
        return nanoClock.getAsLong() - failedNanos < pace.longest().toNanos();
    }

    private boolean isOlder(Keys known, Duration age) {
        return nanoClock.getAsLong() - known.loadedNanos() >= age.toNanos();
    }

    private static HubbubException unavailable() {
        return new HubbubException(
                ErrorKind.UNAVAILABLE, "the keys that tokens are checked with cannot be had; try again in a moment");
    }
}
