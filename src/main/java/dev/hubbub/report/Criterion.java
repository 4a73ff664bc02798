package dev.hubbub.report;

/**
 * A condition on one value of a metric, in k6's words: {@code p(99)<50}, {@code rate>0.9999}, {@code count==0}.
 *
 * @param stat which value: count, rate, value, avg, min, med, max or p(N)
 */
public record Criterion(String stat, Operator operator, double limit) {

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

        @Override
        public String toString() {
            return sign;
        }
    }
}
