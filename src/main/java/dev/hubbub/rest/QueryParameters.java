package dev.hubbub.rest;

import dev.hubbub.error.Faults;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters and notes every fault, so that one answer can list them all. What could not be read stands in
 * as null, or as a value that has no fault of its own.
 */
final class QueryParameters {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final int LONGEST_QUOTE = 80;

    private final Faults faults;

    QueryParameters() {
        this(new Faults());
    }

    /** @param faults where faults are noted beside others */
    QueryParameters(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    /** A whole number; 1 stands in for one that is faulty. */
    int wholeNumber(String name, @Nullable String text) {
        faults.note(name, text == null ? "is missing; it must be a whole number" : null);
        return wholeNumber(name, text, 1);
    }

    int wholeNumber(String name, @Nullable String text, int absent) {
        Integer number = optional(name, text, "must be a whole number up to " + Integer.MAX_VALUE, Integer::valueOf);
        return number == null ? absent : number;
    }

    long wholeNumber(String name, @Nullable String text, long absent) {
        Long number = optional(name, text, "must be a whole number", Long::valueOf);
        return number == null ? absent : number;
    }

    @Nullable Double number(String name, @Nullable String text) {
        return optional(name, text, "must be a number", QueryParameters::finite);
    }

    @Nullable Duration duration(String name, @Nullable String text) {
        return optional(name, text, "must be a duration such as 500ms, 5s or 2m", QueryParameters::duration);
    }

    @Nullable Room room(String name, @Nullable String text) {
        String flaw = text == null ? null : Room.flaw(text);
        return optional(name, text, String.valueOf(flaw), Room::named);
    }

    private <T> @Nullable T optional(String name, @Nullable String text, String flaw, Function<String, T> parser) {
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException malformed) {
            faults.note(name, flaw + ", not \"" + shorten(text) + "\"");
            return null;
        }
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
