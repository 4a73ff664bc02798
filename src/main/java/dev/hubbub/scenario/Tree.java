package dev.hubbub.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it stands in a scenario's text, before anything is known of what it should be. */
sealed interface Tree {

    /** As faults quote it: on one line, long texts in part. */
    String quoted();

    /** Keys and values, in the order of the text. */
    record Fields(Map<String, Tree> values) implements Tree {

        @Override
        public String quoted() {
            return "a map";
        }
    }

    /** A list. */
    record Items(List<Tree> values) implements Tree {

        @Override
        public String quoted() {
            return "a list";
        }
    }

    /**
     * A text, quoted or not.
     *
     * @param start where it begins in the scenario's text, quotes included, in chars
     * @param end where it ends
     */
    record Text(String value, int start, int end) implements Tree {

        @Override
        public String quoted() {
            return "\"" + excerpt(value) + "\"";
        }
    }

    /**
     * A number.
     *
     * @param whole exactly; null when it is none, or has more than 64 bits
     */
    record Numeral(String written, double value, @Nullable Long whole) implements Tree {

        @Override
        public String quoted() {
            return excerpt(written);
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Tree {

        @Override
        public String quoted() {
            return String.valueOf(value);
        }
    }

    /** A key without a value, or null. */
    record Nothing() implements Tree {

        @Override
        public String quoted() {
            return "nothing";
        }
    }

    /** What could not be made sense of, and was noted as a fault already. */
    record Unread() implements Tree {

        @Override
        public String quoted() {
            return "an unreadable value";
        }
    }

    /** The longest excerpt. */
    int EXCERPT = 80;

    /** The first {@value #EXCERPT} characters of {@code text}; a question mark for each that has no place in a line. */
    static String excerpt(String text) {
        String start = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
        return start.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]", "?");
    }
}
