package dev.hubbub.report;

/** Distances between the marks of an axis that people count in. */
final class NiceSteps {

    private static final int[] CLOCK_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };
    private static final double KIBI = 1024;

    private NiceSteps() {}

    /** 1, 2 or 5 times a power of ten: the smallest that is not below {@code least}, which is positive. */
    static double decimal(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** The same of bytes, KiB, MiB and so on. */
    static double binary(double least) {
        double unit = 1;
        while (least > 500 * unit) {
            unit *= KIBI;
        }
        return least <= unit ? unit : decimal(least / unit) * unit;
    }

    /** Seconds, minutes, hours and days. */
    static double clock(double leastSeconds) {
        for (int step : CLOCK_SECONDS) {
            if (step >= leastSeconds * (1 - 1e-9)) {
                return step;
            }
        }
        int day = CLOCK_SECONDS[CLOCK_SECONDS.length - 1];
        return decimal(leastSeconds / day) * day;
    }
}
