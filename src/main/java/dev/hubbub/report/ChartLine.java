package dev.hubbub.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A line of a chart: a value for each place of its horizontal axis; NaN where there is none. */
final class ChartLine {

    private final String name;
    private final double[] values;

    ChartLine(String name, DoubleStream values) {
        this.name = name;
        this.values =
                values.map(value -> Double.isFinite(value) ? value : Double.NaN).toArray();
    }

    String name() {
        return name;
    }

    double value(int place) {
        return values[place];
    }

    int size() {
        return values.length;
    }

    /** The values there are. */
    DoubleStream present() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }

    /** The least and the greatest of a stretch; both NaN when it has no values. */
    Interval range(int from, int to) {
        double least = Double.NaN;
        double greatest = Double.NaN;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                least = Double.isNaN(least) ? values[i] : Math.min(least, values[i]);
                greatest = Double.isNaN(greatest) ? values[i] : Math.max(greatest, values[i]);
            }
        }
        return new Interval(least, greatest);
    }

    /**
     * The places to draw so that no spike is lost: of each of {@code most / 2} stretches those of its least and its
     * greatest value, in their order. All of them when there are no more than {@code most}.
     */
    int[] places(int most) {
        if (values.length <= most) {
            return IntStream.range(0, values.length).toArray();
        }
        int stretches = most / 2;
        int[] places = new int[2 * stretches];
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) i * values.length / stretches);
            int to = (int) ((i + 1L) * values.length / stretches);
            int least = extreme(from, to, -1);
            int greatest = extreme(from, to, 1);
            places[2 * i] = Math.min(least, greatest);
            places[2 * i + 1] = Math.max(least, greatest);
        }
        return places;
    }

    private int extreme(int from, int to, int sign) {
        int best = from;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(values[best]) || sign * values[i] > sign * values[best]) {
                best = i;
            }
        }
        return best;
    }
}
