package dev.hubbub.hostile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One who listens, and keeps a ledger: offsets must follow one another, and so must the numbers of each speaker. A text
 * is {@code "<speaker> <number> <nanotime>"}. Any thread.
 */
final class Hearer {

    private final String name;
    private final Map<String, Integer> last = new HashMap<>();
    private long lastOffset = -1;
    private int faults;
    private long worstNanos;
    private @Nullable String end;

    Hearer(String name) {
        this.name = name;
    }

    synchronized void hear(long offset, String text) {
        String[] words = text.split(" ");
        int number = Integer.parseInt(words[1]);
        if (number != heard(words[0]) + 1 || lastOffset >= 0 && offset != lastOffset + 1) {
            faults++;
        }
        last.put(words[0], number);
        lastOffset = offset;
        worstNanos = Math.max(worstNanos, System.nanoTime() - Long.parseLong(words[2]));
    }

    /** It should not have. */
    synchronized void end(String reason) {
        end = end == null ? reason : end;
    }

    /** The number of the last message of a speaker; 0 before the first. */
    synchronized int heard(String speaker) {
        return last.getOrDefault(speaker, 0);
    }

    synchronized long takeWorstNanos() {
        long worst = worstNanos;
        worstNanos = 0;
        return worst;
    }

    /** What went wrong; empty when nothing did. */
    synchronized String faults() {
        if (end != null) {
            return name + " was cut off: " + end;
        }
        return faults == 0 ? "" : name + " missed, doubled or saw out of order " + faults + " messages";
    }
}
