package dev.hubbub.runtime;

import java.util.List;
import java.util.Locale;

/** Figures as a sentence has them. */
final class Words {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final double STEP = 1024;

    private Words() {}

    /** Such as "3.4 MiB". */
    static String bytes(double bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= STEP && unit < UNITS.size() - 1) {
            left /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, left < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", left, UNITS.get(unit));
    }

    /** Such as "2.4 %". */
    static String share(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, percent < 10 && percent > 0 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** Such as "60 s". */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.0f s", seconds);
    }

    /** Such as "12.5 ms". */
    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /** Such as "1,234". */
    static String count(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
