package dev.hubbub.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Each power of ten as far from the last one, from {@code 10^low} to {@code 10^high}. Only positive values have a place
 * of their own.
 */
record LogAxis(int low, int high, String unit) implements Axis {

    private static final int FEW = 2;
    private static final int MANY = 6;

    /** Around values that are positive and finite. */
    static LogAxis around(double least, double greatest, String unit) {
        int low = (int) Math.floor(Math.log10(least));
        return new LogAxis(low, Math.max(low + 1, (int) Math.ceil(Math.log10(greatest))), unit);
    }

    @Override
    public double position(double value) {
        return value <= 0 ? 0 : Axis.clamp((Math.log10(value) - low) / (high - low));
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        int every = Math.max(1, (high - low + MANY - 1) / MANY);
        for (int power = low; power <= high; power += every) {
            double decade = Math.pow(10, power);
            ticks.add(new Tick(position(decade), label(decade)));
            if (high - low <= FEW && power < high) {
                ticks.add(new Tick(position(2 * decade), label(2 * decade)));
                ticks.add(new Tick(position(5 * decade), label(5 * decade)));
            }
        }
        return ticks;
    }

    @Override
    public String label(double value) {
        return Figures.of(value, unit);
    }

    @Override
    public String kind() {
        return "logarithmic";
    }
}
