package dev.hubbub.runtime;

import dev.hubbub.runtime.Rule.Check.Result;
import java.util.Comparator;
import java.util.List;

/** Rules about threads, processors and event loops. */
final class SchedulingRules {

    static final Rule RISING_THREADS = new Rule(
            "rising_threads",
            "Threads",
            "Something starts threads and never ends them: jcmd <pid> Thread.print shows which name repeats.",
            SchedulingRules::risingThreads);

    static final Rule LOOP_LAG = new Rule(
            "loop_lag",
            "Event-loop lag",
            "Something blocks an event loop, or it has too much to do: take a thread dump while it lags; if every loop"
                    + " lags, there is too little CPU for the load.",
            SchedulingRules::loopLag);

    static final Rule BUSY_PROCESSOR = new Rule(
            "busy_processor",
            "Processor",
            "All cores are in use: what is measured now is the machine's limit. Give it more cores, or run the load on"
                    + " another machine.",
            SchedulingRules::busyProcessor);

    static final int FIVE_MINUTES = 300;
    private static final int FEWEST_FOR_THREADS = 60;
    static final int PARTS = 5;
    static final int MANY_THREADS = 5;

    private static final int LAG_SECONDS = 10;
    private static final int FEWEST_FOR_LAG = 5;
    static final double LATE_MILLIS = 10;

    static final int BUSY_SECONDS = 30;
    private static final int FEWEST_FOR_CPU = 10;
    static final double BUSY = 0.9;

    private SchedulingRules() {}

    private static Result risingThreads(List<Pulse> pulses) {
        List<Pulse> recent = Words.last(pulses, FIVE_MINUTES);
        if (recent.size() < FEWEST_FOR_THREADS) {
            return Result.learning("Looking on for a minute first.");
        }
        double[] counts =
                recent.stream().mapToDouble(pulse -> pulse.threads().all()).toArray();
        Lows lows = Lows.of(counts, PARTS);
        boolean rising = lows.rise() && lows.growth() >= MANY_THREADS;
        return Result.of(
                rising,
                rising
                        ? "They only rise: from " + Words.count(lows.first()) + " to " + Words.count(lows.last())
                                + " in the last " + Words.seconds(recent.size()) + "."
                        : Words.count(counts[counts.length - 1]) + " alive; they come and go.");
    }

    private static Result loopLag(List<Pulse> pulses) {
        List<Pulse> recent = Words.last(pulses, LAG_SECONDS);
        if (recent.size() < FEWEST_FOR_LAG) {
            return Result.learning("Looking on for " + FEWEST_FOR_LAG + " seconds first.");
        }
        long late =
                recent.stream().filter(pulse -> pulse.lagMillis() > LATE_MILLIS).count();
        LoopLag worst = recent.stream()
                .flatMap(pulse -> pulse.loops().stream())
                .max(Comparator.comparingDouble(LoopLag::lagMillis))
                .orElse(new LoopLag("no loop", 0, 0));
        return Result.of(
                late * 2 >= recent.size(),
                "At worst " + Words.millis(worst.lagMillis()) + " (" + worst.name() + "); over "
                        + Words.millis(LATE_MILLIS) + " in " + late + " of the last " + recent.size() + " seconds.");
    }

    private static Result busyProcessor(List<Pulse> pulses) {
        List<Pulse> recent = Words.last(pulses, BUSY_SECONDS);
        if (recent.size() < FEWEST_FOR_CPU) {
            return Result.learning("Looking on for " + FEWEST_FOR_CPU + " seconds first.");
        }
        double mean = recent.stream()
                .mapToDouble(pulse -> pulse.machine().cpu())
                .average()
                .orElse(0);
        return Result.of(
                mean > BUSY,
                Words.share(mean) + " of all cores in the last " + Words.seconds(recent.size())
                        + ", taken by this process.");
    }
}
