package dev.hubbub.report;

import java.util.ArrayList;
import java.util.List;

/** From 0, evenly. */
record LinearAxis(double max, double step, String unit) implements Axis {

    private static final int Y_STEPS = 4;
    private static final int TIME_STEPS = 8;
    private static final String CLOCK = "clock";

    /** To a nice number that is no less than {@code greatest}. */
    static LinearAxis to(double greatest, String unit) {
        if (unit.equals("share")) {
            return new LinearAxis(1, 0.25, unit);
        }
        double top = reasonable(greatest);
        double least = top / Y_STEPS;
        double step =
                switch (unit) {
                    case "bytes" -> NiceSteps.binary(least);
                    case "" -> Math.max(1, NiceSteps.decimal(least));
                    default -> NiceSteps.decimal(least);
                };
        return new LinearAxis(Math.ceil(top / step * (1 - 1e-9)) * step, step, unit);
    }

    /** Seconds of a run; ends where the run does. */
    static LinearAxis time(double seconds) {
        double end = reasonable(seconds);
        return new LinearAxis(end, NiceSteps.clock(end / TIME_STEPS), CLOCK);
    }

    /** Something to divide into steps, whatever was measured. */
    private static double reasonable(double greatest) {
        return greatest > 0 && Double.isFinite(greatest) ? Math.max(1e-9, Math.min(greatest, 1e300)) : 1;
    }

    @Override
    public double position(double value) {
        return Axis.clamp(value / max);
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= max * (1 + 1e-9); i++) {
            ticks.add(new Tick(
                    position(i * step), i == 0 ? "0" : unit.equals(CLOCK) ? clock(i * step) : label(i * step)));
        }
        return ticks;
    }

    @Override
    public String label(double value) {
        return unit.equals(CLOCK) ? Figures.duration(value) : Figures.of(value, unit);
    }

    /** In the unit of the step, so that the marks of an axis are alike. */
    private String clock(double seconds) {
        if (step < 60) {
            return Figures.count((long) seconds) + " s";
        }
        if (step < 3_600) {
            return Figures.count((long) seconds / 60) + " min";
        }
        return step < 86_400
                ? Figures.count((long) seconds / 3_600) + " h"
                : Figures.count((long) seconds / 86_400) + " d";
    }
}
