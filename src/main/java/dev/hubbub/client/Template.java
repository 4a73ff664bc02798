package dev.hubbub.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders: a word of letters in braces, as in <code>/room/{room}</code>. Any other brace stands for
 * itself, so that JSON needs no escaping: <code>{"text":"{content}"}</code>.
 *
 * @param literals what stands before, between and behind the placeholders; one more than those
 * @param placeholders in order
 */
public record Template(List<String> literals, List<Placeholder> placeholders) {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

    public Template {
        literals = List.copyOf(literals);
        placeholders = List.copyOf(placeholders);
    }

    /** What a placeholder stands for. */
    public enum Placeholder {
        /** The name of the room. */
        ROOM,
        /** The id of the user. */
        USER,
        /** What is said, the run's mark at its head. */
        CONTENT,
        /** The time of sending, milliseconds since 1970. */
        TIME;

        /** As it is written, without braces. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException with the name of a placeholder that there is not */
    public static Template of(String text) {
        List<String> literals = new ArrayList<>();
        List<Placeholder> placeholders = new ArrayList<>();
        Matcher holes = HOLE.matcher(text);
        int from = 0;
        while (holes.find()) {
            literals.add(text.substring(from, holes.start()));
            placeholders.add(named(holes.group(1)));
            from = holes.end();
        }
        literals.add(text.substring(from));
        return new Template(literals, placeholders);
    }

    /** Each placeholder's place taken by its value. */
    public String fill(Function<Placeholder, String> values) {
        if (placeholders.isEmpty()) {
            return literals.get(0);
        }
        StringBuilder filled = new StringBuilder(literals.get(0));
        for (int i = 0; i < placeholders.size(); i++) {
            filled.append(values.apply(placeholders.get(i))).append(literals.get(i + 1));
        }
        return filled.toString();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return fill(placeholder -> "{" + placeholder + "}");
    }

    private static Placeholder named(String name) {
        return Arrays.stream(Placeholder.values())
                .filter(placeholder -> placeholder.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
