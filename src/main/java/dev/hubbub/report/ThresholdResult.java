package dev.hubbub.report;

/**
 * Whether a threshold held.
 *
 * @param metric as in {@link RunReport#metrics()}
 * @param criterion as written
 * @param actual the value it was held against; NaN when there was none
 * @param passed false, too, when there was no value
 */
public record ThresholdResult(String metric, String criterion, double actual, boolean passed) {

    /** Whether there was a value; without one it neither held nor failed, and did not pass. */
    boolean hasValue() {
        return !Double.isNaN(actual);
    }
}
