package dev.hubbub.report;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Welch's t interval for the difference between the means of two samples whose variances need not be equal, with the
 * degrees of freedom by Welch and Satterthwaite (B. L. Welch, Biometrika 34, 1947).
 */
final class Welch {

    private Welch() {}

    /**
     * Of the mean of {@code after} less that of {@code before}.
     *
     * @param before at least two values, as {@code after}
     * @param confidence such as 0.95
     */
    static Interval difference(double[] before, double[] after, double confidence) {
        double difference = mean(after) - mean(before);
        double a = squaredError(before);
        double b = squaredError(after);
        if (a + b == 0) {
            return new Interval(difference, difference);
        }
        double freedom = (a + b) * (a + b) / (a * a / (before.length - 1) + b * b / (after.length - 1));
        double quantile = TDistribution.of(freedom).inverseCumulativeProbability(0.5 + confidence / 2);
        double margin = quantile * Math.sqrt(a + b);
        return new Interval(difference - margin, difference + margin);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Of the mean: the variance of the sample by its size. */
    private static double squaredError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return squares / (values.length - 1) / values.length;
    }
}
