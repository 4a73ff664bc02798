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

    /** The name with its labels. */
    String title() {
        if (labels.isEmpty()) {
            return Printable.line(name);
        }
        return Printable.line(labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", ", name + "{", "}")));
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
        if (unit.equals("time") && value >= 0 && value < 1e11) {
            return Figures.time(Instant.ofEpochSecond((long) value));
        }
        if (unit.equals("ns")) {
            return Figures.duration(value / 1e9);
        }
        // The JVM's way of saying so, and Micrometer's.
        boolean boundless = value == -1 && name.contains("_max");
        return boundless ? "no limit" : Figures.of(value, unit);
    }
}
