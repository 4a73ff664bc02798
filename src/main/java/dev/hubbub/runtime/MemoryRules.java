package dev.hubbub.runtime;

import dev.hubbub.runtime.Rule.Check.Result;
import java.util.List;

/** Rules about the heap and its collections. */
final class MemoryRules {

    static final Rule HEAP_AFTER_GC = new Rule(
            "heap_after_gc",
            "Heap after collections",
            "Something is kept that should not be, or the heap is too small: take a heap histogram (jcmd <pid>"
                    + " GC.class_histogram) twice and see which class grows; else raise -Xmx.",
            MemoryRules::heapAfterGc);

    static final Rule GC_SHARE = new Rule(
            "gc_share",
            "Time spent collecting garbage",
            "Too much is allocated for the heap's size: raise -Xmx, or look for what allocates (JDK Flight Recorder).",
            MemoryRules::gcShare);

    static final int PARTS = 3;
    static final int FEWEST_COLLECTIONS = 9;

    /** Below, G1 has not begun to collect what is old, and growth proves nothing. */
    static final double FULL_ENOUGH = 0.45;

    static final double NEARLY_FULL = 0.9;
    static final double MUCH_GROWTH = 0.02;

    static final int MINUTE = 60;
    private static final int FEWEST_SECONDS = 10;
    static final double MOST_GC = 0.05;

    private MemoryRules() {}

    private static Result heapAfterGc(List<Pulse> pulses) {
        double[] left = pulses.stream()
                .map(Pulse::machine)
                .filter(machine -> machine.gcCollections() > 0 && machine.heapAfterGcBytes() > 0)
                .mapToDouble(Machine::heapAfterGcBytes)
                .toArray();
        if (left.length == 0) {
            return Result.learning("No collection since the rules began to look.");
        }
        double max = bound(pulses.get(pulses.size() - 1).machine());
        double last = left[left.length - 1];
        String of = Words.bytes(last) + " of at most " + Words.bytes(max);
        if (last >= NEARLY_FULL * max) {
            return Result.of(true, "The last collection left " + of + ": the heap is nearly full.");
        }
        if (left.length < FEWEST_COLLECTIONS) {
            return Result.learning("The last collection left " + of + "; more of them will show whether that grows.");
        }
        Lows lows = Lows.of(left, PARTS);
        boolean grows = lows.rise() && lows.growth() > MUCH_GROWTH * max && lows.last() > FULL_ENOUGH * max;
        return Result.of(
                grows,
                grows
                        ? "What collections leave keeps growing: from " + Words.bytes(lows.first()) + " to "
                                + Words.bytes(lows.last()) + " in the last " + left.length + " of them."
                        : "The last collection left " + of + ".");
    }

    private static double bound(Machine machine) {
        return machine.heapMaxBytes() > 0 ? machine.heapMaxBytes() : machine.heapCommittedBytes();
    }

    private static Result gcShare(List<Pulse> pulses) {
        List<Pulse> minute = Words.last(pulses, MINUTE);
        if (minute.size() < FEWEST_SECONDS) {
            return Result.learning("Looking on for " + FEWEST_SECONDS + " seconds first.");
        }
        double millis =
                minute.stream().mapToDouble(pulse -> pulse.machine().gcMillis()).sum();
        double seconds = minute.stream().mapToDouble(Pulse::seconds).sum();
        double share = millis / 1e3 / seconds;
        return Result.of(
                share > MOST_GC,
                Words.share(share) + " of the last " + Words.seconds(seconds) + " went into collections; up to "
                        + Words.share(MOST_GC) + " is fine.");
    }
}
