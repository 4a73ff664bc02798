package dev.hubbub.report;

import dev.hubbub.error.HubbubException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on one value of a metric, in k6's words: {@code p(99)<50}, {@code rate>0.9999}, {@code count==0}.
 *
 * @param stat which value: count, rate, value, avg, min, med, max or p(N); see {@link Statistic}
 */
public record Criterion(String stat, Operator operator, double limit) {

    private static final int LONGEST = 100;
    /** A statistic, an operator, a number: each as far as it goes, so that the part at fault can be named. */
    private static final Pattern PARTS = Pattern.compile("\\s*([^<>=!\\s]*)\\s*([<>=!]*)\\s*(.*?)\\s*");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");

    /**
     * Reads {@code p(99)<50}; blanks around the operator do not matter, and === and !== are taken for == and !=.
     *
     * @throws HubbubException INVALID_ARGUMENT, field {@code threshold}, saying which part is wrong
     */
    public static Criterion parse(String text) {
        Matcher parts = PARTS.matcher(text.length() > LONGEST ? "" : text);
        if (!parts.matches() || parts.group(1).isEmpty() || parts.group(2).isEmpty()) {
            throw flaw("must be a statistic, an operator and a number, such as p(99)<50");
        }
        Statistic statistic = Statistic.parse(parts.group(1));
        if (statistic == null) {
            throw flaw("has no statistic \"" + parts.group(1)
                    + "\"; there are count, rate, value, avg, min, med, max and p(N) with N from 0 to 100");
        }
        return new Criterion(statistic.name(), Operator.of(parts.group(2)), number(parts.group(3)));
    }

    /** Whether {@code value} is as it must be; NaN, which stands for none, never is. */
    public boolean holds(double value) {
        return !Double.isNaN(value) && operator.holds(value, limit);
    }

    /** As it would be written: {@code p(99)<50}. */
    @Override
    public String toString() {
        return stat + operator + plain(limit);
    }

    private static double number(String text) {
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw flaw("compares with \"" + text + "\", which is not a number; units are left out: p(99)<50");
        }
        return number;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static HubbubException flaw(String detail) {
        return HubbubException.invalid("threshold", detail);
    }

    /** How a value and a limit are compared. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        UNEQUAL("!=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** Whether {@code value} stands so to {@code limit}. */
        public boolean holds(double value, double limit) {
            return switch (this) {
                case LESS -> value < limit;
                case AT_MOST -> value <= limit;
                case MORE -> value > limit;
                case AT_LEAST -> value >= limit;
                case EQUAL -> value == limit;
                case UNEQUAL -> value != limit;
            };
        }

        private static Operator of(String text) {
            String sign = text.equals("===") || text.equals("!==") ? text.substring(0, 2) : text;
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw flaw("has no operator \"" + text + "\"; there are <, <=, >, >=, == and !=");
        }

        @Override
        public String toString() {
            return sign;
        }
    }
}
