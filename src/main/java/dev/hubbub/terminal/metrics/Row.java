package dev.hubbub.terminal.metrics;

import dev.hubbub.report.Figures;
import dev.hubbub.report.Printable;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A metric as it is shown.
 *
 * @param figures one named "value"; or of a histogram "count", "sum", "mean", "p50" and "p99", the last two being the
 *     bounds of the buckets in which they are
 * @param unit as {@link Figures#of} has it, or "time" for seconds since 1970, or "ns"
 */
record Row(String name, SortedMap<String, String> labels, Map<String, Double> figures, String unit, String meaning) {

    static final String VALUE = "value";

    /** Some time after the year 5000; what is later is no time. */
    private static final double LAST_SECOND = 1e11;

    /** The labels in words; empty when there are none. */
    String labelText() {
        return Printable.line(labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", ")));
    }

    /** The figures for people. */
    String text() {
        Double value = figures.get(VALUE);
        if (value != null) {
            return one(value);
        }
        double count = figures.getOrDefault("count", 0.0);
        return count == 0
                ? "none yet"
                : "mean " + one(figures.getOrDefault("mean", Double.NaN)) + ", p99 ≤ "
                        + one(figures.getOrDefault("p99", Double.NaN)) + ", of " + Figures.number(count);
    }

    private String one(double value) {
        // The JVM's way of saying so, the system's and Go's.
        boolean boundless = name.contains("_max") && (value == -1 || value >= 0x1p63);
        if (boundless) {
            return "no limit";
        }
        return switch (unit) {
            case "time" -> value >= 0 && value < LAST_SECOND ? Figures.time(Instant.ofEpochSecond((long) value)) : "–";
            case "ns" -> Figures.millis(value / 1e6);
            case "s" -> Figures.millis(value * 1e3); // which finds a unit for short ones, too
            default -> Figures.of(value, unit);
        };
    }
}
