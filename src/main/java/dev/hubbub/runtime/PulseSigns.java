package dev.hubbub.runtime;

import java.util.List;

/** The vital signs that are known from second to second. */
final class PulseSigns {

    private static final int MINUTE = 60;
    private static final double MILLIS = 1e3;

    private PulseSigns() {}

    /** Adds them; none before the first second is over. */
    static void add(List<VitalSign> signs, PulseMonitor.History history) {
        Pulse latest = history.latest();
        if (latest != null) {
            garbage(signs, latest.machine(), Words.last(history.pulses(), MINUTE));
            scheduling(signs, latest);
            traffic(signs, latest.traffic());
        }
    }

    private static void garbage(List<VitalSign> signs, Machine machine, List<Pulse> minute) {
        double gc =
                minute.stream().mapToDouble(pulse -> pulse.machine().gcMillis()).sum() / MILLIS;
        double seconds = minute.stream().mapToDouble(Pulse::seconds).sum();
        signs.add(new VitalSign(
                "heap_after_gc_bytes",
                machine.heapAfterGcBytes(),
                "bytes",
                "What the last garbage collection left on the heap; 0 before the first.",
                "It rises from collection to collection: something is kept that should not be."));
        signs.add(new VitalSign(
                "gc_time_share_minute",
                gc / seconds,
                "share of time",
                "The part of the last minute that the process spent in garbage collection.",
                "Over 5 %: the heap is too small, or too much is allocated."));
    }

    private static void scheduling(List<VitalSign> signs, Pulse latest) {
        signs.add(new VitalSign(
                "event_loop_lag_worst_seconds",
                latest.lagMillis() / MILLIS,
                "seconds",
                "How late the latest of the event loops was at most in the last second.",
                "Over 10 ms for long: something blocks a loop, or it has too much to do."));
        signs.add(new VitalSign(
                "worker_threads",
                latest.threads().workers(),
                "threads",
                "Threads for what blocks: files, reports, plans.",
                "It only rises: what they do takes too long, or never ends."));
        signs.add(new VitalSign(
                "worker_threads_busy",
                latest.threads().workersBusy(),
                "threads",
                "Of them, those that run or wait for a lock.",
                "As many as there are, for long: requests wait for a worker."));
    }

    private static void traffic(List<VitalSign> signs, Traffic traffic) {
        signs.add(new VitalSign(
                "lanes",
                traffic.lanes(),
                "lanes",
                "One for each room and event loop with members of it: a message crosses threads once a lane.",
                "It rises while rooms and clients do not: rooms are not left."));
        signs.add(new VitalSign(
                "lane_events_waiting",
                traffic.laneEvents(),
                "events",
                "Messages, comings and goings that wait for an event loop.",
                "It keeps rising: the loops do not keep up, and messages will be refused."));
        signs.add(new VitalSign(
                "outbox_bytes",
                traffic.outboxBytes(),
                "bytes",
                "What waits for subscribers that read slowly.",
                "It keeps rising: they will be cut off, or miss messages."));
    }
}
