package dev.hubbub.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Figures as people read them: thousands separated, a unit that fits, three digits that count. A dash stands for no
 * value.
 */
public final class Figures {

    private static final String NONE = "–";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Figures() {}

    /** By the unit of a metric: ms, s, bytes, % or any other, which is written behind the number. */
    public static String of(double value, String unit) {
        return switch (unit) {
            case "" -> number(value);
            case "ms" -> millis(value);
            case "s" -> duration(value);
            case "bytes", "B" -> bytes(value);
            case "share" -> share(value);
            case "/s" -> rate(value);
            default -> withUnit(value, " " + unit);
        };
    }

    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size > 0 && size < 1e-4) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (size >= 999.5) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return plain(new BigDecimal(value).round(new MathContext(3)));
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String rate(double perSecond) {
        return withUnit(perSecond, "/s");
    }

    public static String millis(double millis) {
        double size = Math.abs(millis);
        if (size > 0 && size < 0.9995) {
            return withUnit(millis * 1e3, " µs");
        }
        return size < 999.5 || !Double.isFinite(millis) ? withUnit(millis, " ms") : duration(millis / 1e3);
    }

    public static String duration(double seconds) {
        if (!(seconds >= 59.95 && seconds < 1e12)) {
            return withUnit(seconds, " s");
        }
        long whole = Math.round(seconds);
        if (whole < HOUR) {
            return whole / MINUTE + " min " + whole % MINUTE + " s";
        }
        return whole < DAY
                ? whole / HOUR + " h " + whole % HOUR / MINUTE + " min"
                : count(whole / DAY) + " d " + whole % DAY / HOUR + " h";
    }

    public static String bytes(double bytes) {
        double scaled = bytes;
        int unit = 0;
        while (Math.abs(scaled) >= 1023.5 && unit < BYTES.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return withUnit(scaled, " " + BYTES[unit]);
    }

    /** Per cent. To four digits behind the point near none and near all, and rounded down: only all are 100 %. */
    static String share(double share) {
        if (share > 0 && share < 1e-6) {
            return "<0.0001 %";
        }
        if (!Double.isFinite(share) || share <= 0 || share > 1 || share > 1e-4 && share < 0.99) {
            return withUnit(share * 100, " %");
        }
        return plain(BigDecimal.valueOf(share).movePointRight(2).setScale(4, RoundingMode.DOWN)) + " %";
    }

    /** A change relative to what was, with its sign. */
    static String change(double change) {
        double percent = change * 100;
        double size = Math.abs(percent);
        if (!Double.isFinite(percent) || size >= 1e15) {
            return withUnit(percent, " %");
        }
        String format = size >= 10 ? "%+,.0f %%" : size >= 1 ? "%+.1f %%" : "%+.2f %%";
        return size < 0.005 ? "0 %" : String.format(Locale.ROOT, format, percent);
    }

    /** With more digits, and not scaled: to be held against a limit. Rounded down below 1, as {@link #share}. */
    static String exact(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size >= 1e15 || size > 0 && size < 1e-3) {
            return number(value);
        }
        BigDecimal decimal = BigDecimal.valueOf(value);
        return size < 1
                ? plain(decimal.setScale(9, RoundingMode.DOWN))
                : grouped(decimal.setScale(3, RoundingMode.HALF_EVEN));
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String withUnit(double value, String unit) {
        return Double.isNaN(value) ? NONE : number(value) + unit;
    }

    private static String grouped(BigDecimal decimal) {
        String fraction = plain(decimal.remainder(BigDecimal.ONE).abs());
        return String.format(Locale.ROOT, "%,d", decimal.toBigInteger())
                + (fraction.equals("0") ? "" : fraction.substring(1));
    }

    private static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
