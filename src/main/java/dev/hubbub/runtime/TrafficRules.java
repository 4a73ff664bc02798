package dev.hubbub.runtime;

import dev.hubbub.runtime.Rule.Check.Result;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Rules about what waits to be sent, and about connections. */
final class TrafficRules {

    static final Rule FILLING_OUTBOXES = new Rule(
            "filling_outboxes",
            "Outboxes",
            "Subscribers read slower than is said: they are cut off or miss messages when their outboxes are full. Say"
                    + " less, have them read faster, or raise hubbub.hub.outbox-messages and outbox-bytes.",
            TrafficRules::fillingOutboxes);

    static final Rule SLOW_LANES = new Rule(
            "slow_lanes",
            "Lanes",
            "An event loop has more to send than it gets done; at hubbub.hub.lane-backlog messages are refused. Say"
                    + " less, or give the loops more cores.",
            TrafficRules::slowLanes);

    static final Rule OPEN_FILES = new Rule(
            "open_files",
            "Open files",
            "Every connection is one: raise the limit (ulimit -n), or find out who does not close theirs.",
            TrafficRules::openFiles);

    private static final int RECENT = 15;
    private static final int FEWEST = 6;
    private static final int PARTS = 3;
    static final int MINUTE = 60;
    static final double MANY_BYTES = 64 * 1024;
    static final double MANY_EVENTS = 1000;
    static final double MOST_FILES = 0.8;

    private TrafficRules() {}

    private static Result fillingOutboxes(List<Pulse> pulses) {
        if (pulses.size() < FEWEST) {
            return Result.learning("Looking on for " + FEWEST + " seconds first.");
        }
        double waiting = pulses.get(pulses.size() - 1).traffic().outboxBytes();
        double dropped = grownInAMinute(pulses, Traffic::dropped);
        double closed = grownInAMinute(pulses, Traffic::slowDisconnects);
        if (dropped + closed > 0) {
            return Result.of(
                    true,
                    "In the last minute " + Words.count(dropped) + " messages were dropped and " + Words.count(closed)
                            + " subscribers closed for being slow.");
        }
        Lows lows = lows(pulses, Traffic::outboxBytes);
        boolean filling = lows.rise() && lows.last() > MANY_BYTES;
        return Result.of(
                filling,
                filling
                        ? "They only fill: from " + Words.bytes(lows.first()) + " to " + Words.bytes(lows.last())
                                + " in the last " + RECENT + " seconds."
                        : Words.bytes(waiting) + " wait for subscribers; nobody was cut off in the last minute.");
    }

    private static Result slowLanes(List<Pulse> pulses) {
        if (pulses.size() < FEWEST) {
            return Result.learning("Looking on for " + FEWEST + " seconds first.");
        }
        double refused = grownInAMinute(pulses, Traffic::refused);
        if (refused > 0) {
            return Result.of(true, Words.count(refused) + " messages were refused in the last minute.");
        }
        Lows lows = lows(pulses, Traffic::laneEvents);
        Traffic now = pulses.get(pulses.size() - 1).traffic();
        return Result.of(
                lows.rise() && lows.last() > MANY_EVENTS,
                Words.count(now.laneEvents()) + " events wait on " + Words.count(now.lanes()) + " lanes.");
    }

    private static Result openFiles(List<Pulse> pulses) {
        if (pulses.isEmpty()) {
            return Result.learning("Looking on for a second first.");
        }
        Machine now = pulses.get(pulses.size() - 1).machine();
        if (now.openFiles() < 0 || now.openFilesMax() <= 0) {
            return Result.learning("This platform does not tell.");
        }
        return Result.of(
                now.openFiles() > MOST_FILES * now.openFilesMax(),
                Words.count(now.openFiles()) + " of at most " + Words.count(now.openFilesMax()) + ".");
    }

    private static double grownInAMinute(List<Pulse> pulses, ToDoubleFunction<Traffic> counter) {
        List<Pulse> minute = Words.last(pulses, MINUTE + 1);
        return counter.applyAsDouble(minute.get(minute.size() - 1).traffic())
                - counter.applyAsDouble(minute.get(0).traffic());
    }

    private static Lows lows(List<Pulse> pulses, ToDoubleFunction<Traffic> figure) {
        return Lows.of(
                Words.last(pulses, RECENT).stream()
                        .map(Pulse::traffic)
                        .mapToDouble(figure)
                        .toArray(),
                PARTS);
    }
}
