package dev.hubbub.runtime;

import java.util.Arrays;

/**
 * The low points of a series: its least value in each of some equal parts. What goes up and down all the time, such as a
 * heap, grows when its low points do.
 */
final class Lows {

    private final double[] lows;

    private Lows(double[] lows) {
        this.lows = lows;
    }

    /** @param values at least as many as parts */
    static Lows of(double[] values, int parts) {
        double[] lows = new double[parts];
        for (int part = 0; part < parts; part++) {
            int from = part * values.length / parts;
            int to = (part + 1) * values.length / parts;
            lows[part] = Arrays.stream(values, from, to).min().orElseThrow();
        }
        return new Lows(lows);
    }

    /** Whether each is above the one before. */
    boolean rise() {
        for (int part = 1; part < lows.length; part++) {
            if (!(lows[part] > lows[part - 1])) {
                return false;
            }
        }
        return true;
    }

    double first() {
        return lows[0];
    }

    double last() {
        return lows[lows.length - 1];
    }

    /** From the first to the last. */
    double growth() {
        return last() - first();
    }
}
