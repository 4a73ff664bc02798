package dev.hubbub.runtime;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the process's pulse every second, keeps the last ten minutes of it, and holds them against the rules of thumb.
 * Reading is for any thread, and neither waits nor touches files.
 */
public final class PulseMonitor implements AutoCloseable {

    /** How many pulses are kept: ten minutes. */
    public static final int KEPT = 600;

    private static final Logger LOG = Logger.getLogger(PulseMonitor.class);
    private static final double NANOS = 1e9;

    private final EventLoopMonitor loops;
    private final Supplier<Traffic> traffic;
    private final ScheduledExecutorService thread;
    private final Clock clock;
    private final MachineMeter machine = new MachineMeter();

    // On the thread only.
    private final ArrayDeque<Pulse> pulses = new ArrayDeque<>(KEPT);
    private long number;
    private long lastNanos;

    private volatile History history = new History(List.of(), RulesOfThumb.look(List.of()));
    private @Nullable ScheduledFuture<?> beat;

    /**
     * @param traffic asked once a second, on the thread
     * @param thread closed with this
     */
    public PulseMonitor(
            EventLoopMonitor loops, Supplier<Traffic> traffic, ScheduledExecutorService thread, Clock clock) {
        this.loops = loops;
        this.traffic = traffic;
        this.thread = thread;
        this.clock = clock;
    }

    /** Begins; the first pulse comes after a second. */
    public void start() {
        lastNanos = System.nanoTime();
        beat = thread.scheduleAtFixedRate(this::takeOrLog, 1, 1, TimeUnit.SECONDS);
    }

    /** What is known now. */
    public History history() {
        return history;
    }

    /** Takes no more. */
    @Override
    public void close() {
        if (beat != null) {
            beat.cancel(false);
        }
        thread.shutdownNow();
    }

    /** A pulse that cannot be taken is one the less; the next one is tried all the same. */
    private void takeOrLog() {
        try {
            take();
        } catch (RuntimeException failure) {
            LOG.warn("the process's pulse could not be taken", failure);
        }
    }

    private void take() {
        long now = System.nanoTime();
        double seconds = Math.max(1, now - lastNanos) / NANOS;
        lastNanos = now;
        Machine read = machine.next(seconds);
        List<LoopLag> lags = loops.sinceLast();
        Pulse pulse = new Pulse(number + 1, clock.instant(), seconds, read, ThreadCensus.take(), traffic.get(), lags);
        number++;
        if (pulses.size() == KEPT) {
            pulses.removeFirst();
        }
        pulses.addLast(pulse);
        List<Pulse> kept = List.copyOf(pulses);
        history = new History(kept, RulesOfThumb.look(kept));
    }

    /**
     * The last ten minutes.
     *
     * @param pulses the oldest first; none in the first second
     * @param findings by the rules of thumb, as of the last pulse
     */
    public record History(List<Pulse> pulses, List<Finding> findings) {

        /** The latest pulse; null in the first second. */
        public @Nullable Pulse latest() {
            return pulses.isEmpty() ? null : pulses.get(pulses.size() - 1);
        }
    }
}
