package dev.hubbub.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be.
 *
 * @param expected completes "must be ..."
 * @param standIn takes the place of a value that is missing or faulty; sound by itself
 * @param reading from the text
 * @param words those there are, when there are only some
 */
record Rule<T>(String expected, T standIn, Reading<T> reading, List<String> words) {

    /** The longest that anything may take. */
    static final Duration LONGEST = Duration.ofHours(24);

    static final Rule<Boolean> FLAG =
            new Rule<>("true or false", false, tree -> tree instanceof Tree.Flag flag ? flag.value() : null, List.of());

    /** Any that fits into 64 bits. */
    static final Rule<Long> LONG = new Rule<>(
            "a whole number of at most 64 bits",
            0L,
            tree -> tree instanceof Tree.Numeral number ? number.whole() : null,
            List.of());

    /** From 0. */
    static final Rule<Duration> DURATION = duration(Duration.ZERO, "a duration such as 500ms, 30s or 1h30m");

    /** More than 0. */
    static final Rule<Duration> SPAN = duration(Duration.ofMillis(1), "a duration of at least 1ms, such as 30s or 2m");

    /** More than 0, up to 1. */
    static final Rule<Double> SHARE = above0(1);

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** Of a scenario, a workload or a stage. */
    static final Rule<String> NAMING = text(
            "1 to 64 letters, digits and . _ - and begin with a letter or digit",
            Pattern.compile(NAME).asMatchPredicate());

    static Rule<Integer> whole(int least, int most) {
        return new Rule<>(
                "a whole number from " + least + " to " + most,
                least,
                tree -> tree instanceof Tree.Numeral number && isWithin(number.whole(), least, most)
                        ? (Integer) (int) number.value()
                        : null,
                List.of());
    }

    static Rule<Double> above0(int most) {
        return number("a number above 0, up to " + most, most, value -> value > 0 && value <= most);
    }

    static Rule<Double> from0(int most) {
        return number("a number from 0 to " + most, most, value -> value >= 0 && value <= most);
    }

    static Rule<String> text(String expected, Predicate<String> isRight) {
        return new Rule<>(
                expected,
                "",
                tree -> tree instanceof Tree.Text text && isRight.test(text.value()) ? text.value() : null,
                List.of());
    }

    /** One of the constants of an enum, as {@code toString} has them, in small letters. */
    static <E extends Enum<E>> Rule<E> oneOf(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> words = constants.stream().map(Rule::word).toList();
        return new Rule<>(
                (words.size() == 1 ? "" : "one of ") + String.join(", ", words),
                constants.get(0),
                tree -> tree instanceof Tree.Text text && words.contains(text.value())
                        ? constants.get(words.indexOf(text.value()))
                        : null,
                words);
    }

    /** Says that a map is right, too. */
    Rule<T> orMap(List<String> keys) {
        return new Rule<>(expected + ", or a map with " + String.join(" and ", keys), standIn, reading, words);
    }

    /** The value that {@code tree} stands for; null when it breaks the rule. */
    @Nullable T read(Tree tree) {
        return reading.of(tree);
    }

    /** Whether there is a value, and it keeps the rule. */
    boolean isHeldBy(@Nullable Tree tree) {
        return tree != null && read(tree) != null;
    }

    /** What is wrong with {@code tree}, which breaks the rule. */
    String flaw(Tree tree) {
        if (tree instanceof Tree.Nothing) {
            return "has no value; it must be " + expected;
        }
        String hint = tree instanceof Tree.Text text ? Spelling.hint(text.value(), words) : "";
        return "must be " + expected + ", not " + tree.quoted() + hint;
    }

    private static String word(Enum<?> constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    private static Rule<Double> number(String expected, double standIn, Predicate<Double> isRight) {
        return new Rule<>(
                expected,
                standIn,
                tree -> tree instanceof Tree.Numeral number && isRight.test(number.value()) ? number.value() : null,
                List.of());
    }

    private static Rule<Duration> duration(Duration least, String expected) {
        return new Rule<>(
                expected + ", up to " + Durations.text(LONGEST),
                Duration.ofSeconds(1),
                tree -> {
                    Duration read = tree instanceof Tree.Text text ? Durations.parse(text.value()) : null;
                    return read != null && read.compareTo(least) >= 0 && read.compareTo(LONGEST) <= 0 ? read : null;
                },
                List.of());
    }

    private static boolean isWithin(@Nullable Long number, int least, int most) {
        return number != null && number >= least && number <= most;
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reading<T> {

        /** Null when {@code tree} breaks the rule. */
        @Nullable T of(Tree tree);
    }
}
