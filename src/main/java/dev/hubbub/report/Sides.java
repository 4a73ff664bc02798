package dev.hubbub.report;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a metric on both sides of a comparison. Where all are positive, it reckons in their logarithms: a
 * change of latencies or rates is a factor, and their spread is closer to normal that way.
 */
final class Sides {

    private static final double CONFIDENCE = 0.95;

    private final double[] before;
    private final double[] after;
    private final boolean positive;

    /** @param before a value for each run, at least one, finite; as {@code after} */
    Sides(double[] before, double[] after) {
        this.before = before;
        this.after = after;
        positive =
                DoubleStream.concat(Arrays.stream(before), Arrays.stream(after)).allMatch(value -> value > 0);
    }

    /** How far the values are from what they have to be. */
    Sides distancesFrom(double ideal) {
        DoubleUnaryOperator distance = value -> Math.abs(value - ideal);
        return new Sides(
                Arrays.stream(before).map(distance).toArray(),
                Arrays.stream(after).map(distance).toArray());
    }

    double meanBefore() {
        return mean(before);
    }

    double meanAfter() {
        return mean(after);
    }

    /** Of the mean, relative to before; NaN when that is 0. */
    double change() {
        double from = meanBefore();
        double to = meanAfter();
        return from == to ? 0 : from == 0 ? Double.NaN : to / from - 1;
    }

    /**
     * Of the change; null when a side has a single run, or before is 0. Where a value is not positive, it is that of the
     * difference, in parts of the mean before.
     */
    @Nullable Interval interval() {
        double from = meanBefore();
        if (isSingle() || from == 0) {
            return null;
        }
        if (!positive) {
            Interval difference = Welch.difference(before, after, CONFIDENCE);
            return new Interval(difference.low() / from, difference.high() / from);
        }
        Interval ofLogs = Welch.difference(logs(before), logs(after), CONFIDENCE);
        return new Interval(Math.expm1(ofLogs.low()), Math.expm1(ofLogs.high()));
    }

    /** Whether a side has no more than one run. */
    boolean isSingle() {
        return before.length == 1 || after.length == 1;
    }

    boolean wasZero() {
        return Arrays.stream(before).allMatch(value -> value == 0);
    }

    boolean isZero() {
        return Arrays.stream(after).allMatch(value -> value == 0);
    }

    private double mean(double[] values) {
        return positive ? Math.exp(Welch.mean(logs(values))) : Welch.mean(values);
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
