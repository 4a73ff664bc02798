package dev.hubbub.lab;

import com.sun.management.OperatingSystemMXBean;
import dev.hubbub.latency.LatencyDistribution;
import dev.hubbub.latency.LatencyRecorder;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Watches the load generator itself, so that its own faults are not taken for the target's. On the control thread, from
 * which it probes the clients' event loops as well.
 */
final class GeneratorMeter {

    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Control control;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final List<LoopProbe> loops = new ArrayList<>();
    private final LatencyRecorder lag = new LatencyRecorder();
    private final LongAccumulator recentLagNanos = new LongAccumulator(Math::max, 0);

    private Reading begun = Reading.take(0);
    private Reading last = begun;
    private long heapPeak;
    private volatile boolean stopped;

    /** @param eventLoops that serve the clients */
    GeneratorMeter(Control control, Iterable<? extends Executor> eventLoops) {
        this.control = control;
        eventLoops.forEach(loop -> loops.add(new LoopProbe(control, loop, this::late)));
    }

    /** Begins to watch. */
    void begin() {
        begun = Reading.take(control.elapsedNanos());
        last = begun;
        probe(control.elapsedNanos() + PROBE_NANOS);
    }

    /** Watches no more; what an event loop keeps waiting counts as it is. */
    void stop() {
        loops.forEach(loop -> late(loop.waitingNanos()));
        stopped = true;
    }

    /** What happened since this was last asked. */
    Interval next() {
        Reading now = Reading.take(control.elapsedNanos());
        Interval interval = new Interval(
                now.share(last, cores),
                now.gcMillis - last.gcMillis,
                now.heapBytes,
                Math.max(recentLagNanos.getThenReset(), waitingNanos()));
        heapPeak = Math.max(heapPeak, now.heapBytes);
        last = now;
        return interval;
    }

    /** The share of all cores used since the beginning. */
    double cpu() {
        return last.share(begun, cores);
    }

    double cpuSeconds() {
        return (last.cpuNanos - begun.cpuNanos) / 1e9;
    }

    /** The part of the time since the beginning in which garbage was collected. */
    double gcShare() {
        return (last.gcMillis - begun.gcMillis) * 1e6 / Math.max(1, last.elapsedNanos - begun.elapsedNanos);
    }

    /** How late the probes were. */
    LatencyDistribution lag() {
        return lag.distribution();
    }

    long heapPeakBytes() {
        return heapPeak;
    }

    private void probe(long dueNanos) {
        control.at(dueNanos, () -> {
            late(Math.max(0, control.elapsedNanos() - dueNanos));
            if (!stopped) {
                loops.forEach(LoopProbe::send);
                probe(control.elapsedNanos() + PROBE_NANOS);
            }
        });
    }

    /** Any thread. */
    private void late(long nanos) {
        if (!stopped) {
            lag.record(nanos);
            recentLagNanos.accumulate(nanos);
        }
    }

    private long waitingNanos() {
        return loops.stream().mapToLong(LoopProbe::waitingNanos).max().orElse(0);
    }

    /**
     * A stretch of time.
     *
     * @param cpu share of all cores
     * @param lagNanos the latest probe
     */
    record Interval(double cpu, long gcMillis, long heapBytes, long lagNanos) {}

    private record Reading(long elapsedNanos, long cpuNanos, long gcMillis, long heapBytes) {

        static Reading take(long elapsedNanos) {
            long cpu = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
            long gc = ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                    .filter(millis -> millis > 0)
                    .sum();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            return new Reading(elapsedNanos, cpu, gc, heap);
        }

        double share(Reading before, int cores) {
            long time = Math.max(1, elapsedNanos - before.elapsedNanos);
            return Math.min(1, (double) (cpuNanos - before.cpuNanos) / time / cores);
        }
    }
}
