package dev.hubbub.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value of a metric, by k6's names.
 *
 * @param name count, rate, value, avg, min, med, max or p(N), N without needless zeros
 * @param percentile N of p(N), 0 to 100; 50 for med; empty for the others
 */
public record Statistic(String name, OptionalDouble percentile) {

    private static final Pattern PERCENTILE = Pattern.compile("p\\((100(?:\\.0{1,9})?|\\d{1,2}(?:\\.\\d{1,9})?)\\)");
    private static final double MEDIAN = 50;
    private static final List<String> PLAIN = List.of("count", "rate", "value", "avg", "min", "max");

    /** The statistic of that name, such as {@code max} or {@code p(99.9)}; null when there is none. */
    public static @Nullable Statistic parse(String name) {
        if (name.equals("med")) {
            return new Statistic(name, OptionalDouble.of(MEDIAN));
        }
        if (PLAIN.contains(name)) {
            return new Statistic(name, OptionalDouble.empty());
        }
        Matcher matcher = PERCENTILE.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal percentile = new BigDecimal(matcher.group(1)).stripTrailingZeros();
        return new Statistic("p(" + percentile.toPlainString() + ")", OptionalDouble.of(percentile.doubleValue()));
    }

    /** Whether metrics of {@code type} have it. */
    public boolean fits(Metric.Type type) {
        return switch (type) {
            case TREND -> !name.equals("rate") && !name.equals("value");
            case COUNTER -> name.equals("count") || name.equals("rate");
            case RATE -> name.equals("rate");
            case GAUGE -> List.of("value", "min", "max").contains(name);
        };
    }

    /** Those that metrics of {@code type} have, for people. */
    public static String namesOf(Metric.Type type) {
        return switch (type) {
            case TREND -> "count, avg, min, med, max, p(N)";
            case COUNTER -> "count, rate";
            case RATE -> "rate";
            case GAUGE -> "value, min, max";
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
