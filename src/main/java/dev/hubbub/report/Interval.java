package dev.hubbub.report;

/** A range of values, its ends included; both NaN when it is empty. */
public record Interval(double low, double high) {

    /** Whether the value may lie there. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
