package dev.hubbub.testing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame as it looks on the wire, taken apart by nothing of Hubbub's: nothing is unescaped.
 *
 * @param command its first line
 * @param headerLines those behind it
 * @param body what is between the empty line and the last byte, which must be NUL
 */
public record StompFrame(String command, List<String> headerLines, String body) {

    /** @throws AssertionError when there is no NUL at the end */
    public static StompFrame parse(String text) {
        if (!text.endsWith("\0")) {
            throw new AssertionError("a frame without NUL at its end: " + text);
        }
        int headEnd = text.indexOf("\n\n");
        List<String> lines = Arrays.asList(text.substring(0, headEnd).split("\n"));
        return new StompFrame(
                lines.get(0), lines.subList(1, lines.size()), text.substring(headEnd + 2, text.length() - 1));
    }

    /** A header as it is escaped, the first of that name; null when there is none. */
    public @Nullable String header(String name) {
        return headerLines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }
}
