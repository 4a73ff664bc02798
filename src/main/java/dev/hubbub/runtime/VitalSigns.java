package dev.hubbub.runtime;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Takes the process's vital signs. */
public final class VitalSigns {

    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    private final EventLoopMonitor eventLoops;
    private final PulseMonitor pulses;

    public VitalSigns(EventLoopMonitor eventLoops, PulseMonitor pulses) {
        this.eventLoops = eventLoops;
        this.pulses = pulses;
    }

    /** All signs, as they are now. */
    public List<VitalSign> take() {
        List<VitalSign> signs = new ArrayList<>();
        threads(signs);
        garbage(signs);
        MemorySigns.add(signs);
        processor(signs);
        loops(signs);
        PulseSigns.add(signs, pulses.history());
        return List.copyOf(signs);
    }

    private static void threads(List<VitalSign> signs) {
        signs.add(new VitalSign(
                "threads_live",
                ManagementFactory.getThreadMXBean().getThreadCount(),
                "threads",
                "Threads alive: a few per core for event loops, the rest workers and the JVM's own.",
                "It only rises: something starts threads and never ends them."));
    }

    private static void garbage(List<VitalSign> signs) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        double seconds = collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .filter(millis -> millis > 0)
                        .sum()
                / MILLIS;
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS;
        signs.add(new VitalSign(
                "gc_collections",
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                "collections",
                "Garbage collections since the start.",
                "More than a few a second: too much is allocated for the heap's size."));
        signs.add(new VitalSign(
                "gc_seconds",
                seconds,
                "seconds",
                "Time spent in garbage collection since the start.",
                "It grows by more than a twentieth of the time that passes."));
        signs.add(new VitalSign(
                "gc_time_share",
                uptime > 0 ? seconds / uptime : 0,
                "share of time",
                "The part of its life that the process spent in garbage collection.",
                "Over 5 %: the heap is too small, or too much is allocated."));
    }

    private static void processor(List<VitalSign> signs) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            signs.add(new VitalSign(
                    "cpu_load",
                    Math.max(0, system.getProcessCpuLoad()),
                    "share of all cores",
                    "How much of the machine's processors the process used just now.",
                    "Near 100 %, or near one core's share when a single event loop does all the work."));
            signs.add(new VitalSign(
                    "cpu_seconds",
                    system.getProcessCpuTime() / NANOS,
                    "seconds",
                    "Processor time used since the start, of all threads.",
                    "It rises while the process should be idle."));
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            signs.add(new VitalSign(
                    "open_files",
                    unix.getOpenFileDescriptorCount(),
                    "files",
                    "Open file descriptors; every connection is one.",
                    "Close to the most there may be, or rising while the number of clients does not."));
            signs.add(new VitalSign(
                    "open_files_max",
                    unix.getMaxFileDescriptorCount(),
                    "files",
                    "How many file descriptors may be open (ulimit -n).",
                    "Below the number of connections you expect."));
        }
    }

    private void loops(List<VitalSign> signs) {
        signs.add(new VitalSign(
                "event_loops",
                eventLoops.loops(),
                "threads",
                "Event loops that serve the connections; each connection belongs to one.",
                "Fewer than cores, while one loop is busy and others idle."));
        signs.add(new VitalSign(
                "event_loop_lag_seconds",
                eventLoops.worstLagNanos() / NANOS,
                "seconds",
                "How late the latest of the event loops ran its last probe.",
                "Over 10 ms for long: something blocks a loop, or it has too much to do."));
        signs.add(new VitalSign(
                "event_loop_pending_tasks",
                eventLoops.pendingTasks(),
                "tasks",
                "Tasks that wait on the event loops.",
                "It keeps rising: the loops do not keep up."));
    }
}
