package dev.hubbub.report;

/** A range in which a value lies with a given confidence. */
public record Interval(double low, double high) {

    /** Whether the value may lie there. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
