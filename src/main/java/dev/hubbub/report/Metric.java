package dev.hubbub.report;

import java.util.Map;

/**
 * A metric of a run, summed up.
 *
 * @param type what kind of values it has
 * @param unit of the values; empty for numbers of things
 * @param values by statistic: count, rate (per second, or a share of 1), value, avg, min, med, max, p(N); in order
 */
public record Metric(Type type, String unit, Map<String, Double> values) {

    /** k6's kinds. */
    public enum Type {
        /** Values spread over a range: count, avg, min, med, max, p(N). */
        TREND,
        /** How often something happened: count, and rate per second. */
        COUNTER,
        /** A share: rate, 0 to 1. */
        RATE,
        /** The last value: value, min, max. */
        GAUGE
    }
}
