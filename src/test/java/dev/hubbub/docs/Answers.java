package dev.hubbub.docs;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers copy from one answer into the next command: {@code <id>} is the first {@code "id"} of the last answer with
 * one, and so on for each name in angle brackets.
 */
final class Answers {

    private static final Pattern FIELD = Pattern.compile("\"(id|epoch|version|token)\"\\s*:\\s*\"?([\\w.-]+)");
    private static final Pattern PLACE = Pattern.compile("<(id|epoch|version|token)>");

    private final Map<String, String> last = new HashMap<>();

    void remember(String answer) {
        Map<String, String> first = new HashMap<>();
        FIELD.matcher(answer)
                .results()
                .forEach((MatchResult field) -> first.putIfAbsent(field.group(1), field.group(2)));
        last.putAll(first);
    }

    /** @throws IllegalStateException where a command has a place for what no answer has named */
    String fill(String command) {
        return PLACE.matcher(command).replaceAll((MatchResult place) -> {
            String value = last.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("no answer before has named " + place.group() + ": " + command);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
