package dev.hubbub.runtime;

import java.time.Instant;
import java.util.List;

/**
 * What the process was like in one second.
 *
 * @param number 1 for the first since the start, and so on
 * @param at its end
 * @param seconds that it took: 1, or more when the machine was too busy to look
 * @param loops each event loop
 */
public record Pulse(
        long number,
        Instant at,
        double seconds,
        Machine machine,
        Threads threads,
        Traffic traffic,
        List<LoopLag> loops) {

    public Pulse {
        loops = List.copyOf(loops);
    }

    /** The latest of the event loops. */
    public double lagMillis() {
        return loops.stream().mapToDouble(LoopLag::lagMillis).max().orElse(0);
    }
}
