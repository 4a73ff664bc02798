package dev.hubbub.runtime;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures how late event loops are: a probe that is due every {@value #PERIOD_MILLIS} ms on each loop notes how long
 * after its time it ran. What delays the probe delays every message on that loop, too.
 */
public final class EventLoopMonitor implements AutoCloseable {

    static final long PERIOD_MILLIS = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Probe> probes;

    public EventLoopMonitor(List<Loop> loops) {
        this.probes = loops.stream().map(Probe::new).toList();
    }

    /** Begins to probe. */
    public void start() {
        probes.forEach(Probe::start);
    }

    /** The longest of the loops' latest lags. */
    public long worstLagNanos() {
        return probes.stream().mapToLong(probe -> probe.lagNanos).max().orElse(0);
    }

    /** Each loop since this was last asked. For one asker: what it has been told, it is not told again. */
    public List<LoopLag> sinceLast() {
        return probes.stream().map(Probe::sinceLast).toList();
    }

    /** The tasks that wait on all loops. */
    public int pendingTasks() {
        return probes.stream()
                .mapToInt(probe -> probe.loop.pendingTasks().getAsInt())
                .sum();
    }

    public int loops() {
        return probes.size();
    }

    /** Stops probing. */
    @Override
    public void close() {
        probes.forEach(Probe::stop);
    }

    /**
     * An event loop to watch.
     *
     * @param name such as grpc-0
     * @param executor the loop
     * @param pendingTasks how many tasks wait on it
     * @param lagNanos told of every probe's lag, on the loop
     */
    public record Loop(
            String name, ScheduledExecutorService executor, IntSupplier pendingTasks, LongConsumer lagNanos) {}

    private static final class Probe implements Runnable {

        private final Loop loop;
        private final AtomicLong worstNanos = new AtomicLong();
        private volatile long dueNanos = nextNanos();
        private volatile long lagNanos;
        private volatile boolean stopped;
        private volatile @Nullable ScheduledFuture<?> next;

        Probe(Loop loop) {
            this.loop = loop;
        }

        void start() {
            loop.executor().execute(this::schedule);
        }

        void stop() {
            stopped = true;
            ScheduledFuture<?> waiting = next;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }

        @Override
        public void run() {
            lagNanos = Math.max(0, System.nanoTime() - dueNanos);
            worstNanos.accumulateAndGet(lagNanos, Math::max);
            loop.lagNanos().accept(lagNanos);
            schedule();
        }

        /** A loop that is stuck runs no probe: how long this one is due counts as well. */
        LoopLag sinceLast() {
            long overdue = System.nanoTime() - dueNanos;
            long worst = Math.max(worstNanos.getAndSet(0), overdue);
            return new LoopLag(
                    loop.name(), worst / NANOS_PER_MILLI, loop.pendingTasks().getAsInt());
        }

        private void schedule() {
            if (!stopped) {
                dueNanos = nextNanos();
                next = loop.executor().schedule(this, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private static long nextNanos() {
            return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
        }
    }
}
