package dev.hubbub.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Percentiles, each nine as far from the last one: 0, 90, 99, 99.9. The greatest value has no place of its own and lies
 * at the end.
 *
 * @param nines how many the axis has
 */
record NinesAxis(double nines) implements Axis {

    private static final double[] MARKS = {0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999, 99.99999};
    private static final int MOST = 7;
    private static final int LEAST = 2;

    /** As long as the percentiles below 100 need. */
    static NinesAxis of(DoubleStream percentiles) {
        double most = percentiles
                .filter(percentile -> percentile < 100)
                .map(NinesAxis::nines)
                .max()
                .orElse(LEAST);
        return new NinesAxis(Math.max(LEAST, Math.min(MOST, most)));
    }

    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    @Override
    public double position(double percentile) {
        return percentile >= 100 ? 1 : Axis.clamp(nines(percentile) / nines);
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (double mark : MARKS) {
            if (nines(mark) <= nines + 1e-6) {
                ticks.add(new Tick(
                        position(mark),
                        BigDecimal.valueOf(mark).stripTrailingZeros().toPlainString()));
            }
        }
        return ticks;
    }

    @Override
    public String label(double percentile) {
        return "p"
                + new BigDecimal(percentile)
                        .setScale(5, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
