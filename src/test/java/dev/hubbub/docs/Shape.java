package dev.hubbub.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The shape of what a page shows: numbers, times and ids may differ from what a command writes, and nothing else.
 * {@code ...} stands for more of the same: further lines, further fields of an object, the rest of a line.
 */
final class Shape {

    private static final String MORE = "...";
    /** Of what was written, in a message: it may be long. */
    private static final int SHOWN = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * An id ({@code j1tv-1}); what begins with a digit, with its unit of time; a longer word with digits in it; the rest of a
     * line; a space.
     */
    private static final Pattern VARIABLE = Pattern.compile(
            "(?<id>\\b[a-z0-9]{3,12}-\\d+\\b)|(?<number>\\d[\\w.,:]*(?: [nµm]?s\\b)?)|(?<word>\\b(?=\\w{6})[a-zA-Z]\\w*\\d\\w*)"
                    + "|(?<more> ?\\.\\.\\.$)|(?<space>\\s+)");

    private Shape() {}

    /** @return what is different, in words; empty if nothing is */
    static String difference(List<String> shown, String written) {
        String text = String.join("\n", shown).strip();
        if (text.isEmpty()) {
            return "";
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return differentValues(text, written);
        }
        return Pattern.compile(pattern(shown))
                        .matcher(written.stripTrailing() + "\n")
                        .matches()
                ? ""
                : "it should look like\n" + text + "\nbut is\n" + head(written);
    }

    private static String differentValues(String shown, String written) {
        boolean more = shown.endsWith("\n" + MORE);
        String sound = (more ? shown.substring(0, shown.length() - MORE.length()) : shown)
                .replaceAll(",\\s*\\.\\.\\.\\s*}", ",\"...\":0}")
                .replaceAll(",\\s*\\.\\.\\.\\s*]", ",\"...\"]");
        try {
            List<JsonNode> expected = values(sound);
            List<JsonNode> actual = values(written);
            if (actual.size() < expected.size() || (!more && actual.size() > expected.size())) {
                return expected.size() + " values are shown, and " + actual.size() + " came:\n" + head(written);
            }
            for (int at = 0; at < expected.size(); at++) {
                String difference = difference("$", expected.get(at), actual.get(at));
                if (!difference.isEmpty()) {
                    return difference + "\nin\n" + head(written);
                }
            }
            return "";
        } catch (IOException notJson) {
            return "no JSON: " + notJson.getMessage() + "\nin what is shown or in\n" + head(written);
        }
    }

    private static List<JsonNode> values(String text) throws IOException {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return values.readAll();
        } catch (JsonProcessingException faulty) {
            throw new IOException(faulty.getOriginalMessage(), faulty);
        }
    }

    private static String difference(String path, JsonNode shown, JsonNode written) {
        if (shown.getNodeType() != written.getNodeType()) {
            return path + " should be a " + shown.getNodeType() + " such as " + shown + ", and is " + written;
        }
        return switch (shown.getNodeType()) {
            case OBJECT -> differentFields(path, shown, written);
            case ARRAY -> differentItems(path, shown, written);
            case STRING ->
                written.textValue().matches("(?s)" + pattern(shown.textValue()))
                        ? ""
                        : path + " should be like " + shown + ", and is " + written;
            case BOOLEAN -> shown.equals(written) ? "" : path + " should be " + shown + ", and is " + written;
            default -> "";
        };
    }

    private static String differentFields(String path, JsonNode shown, JsonNode written) {
        for (var field : shown.properties()) {
            if (field.getKey().equals(MORE)) {
                continue;
            }
            JsonNode there = written.get(field.getKey());
            String difference = there == null
                    ? path + "." + field.getKey() + " is not there"
                    : difference(path + "." + field.getKey(), field.getValue(), there);
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return written.properties().stream()
                .filter(field -> !shown.has(MORE) && !shown.has(field.getKey()))
                .findFirst()
                .map(field -> path + "." + field.getKey() + " is not shown")
                .orElse("");
    }

    /** Items are alike where one is shown: each that came is to look like one of those shown. */
    private static String differentItems(String path, JsonNode shown, JsonNode written) {
        if (shown.isEmpty() != written.isEmpty()) {
            return path + " should be like " + shown + ", and is " + written;
        }
        for (JsonNode item : written) {
            boolean known = shown.valueStream()
                    .anyMatch(one -> one.asText().equals(MORE)
                            || difference(path, one, item).isEmpty());
            if (!known) {
                return path + " has " + item + ", which looks like none of " + shown;
            }
        }
        return "";
    }

    private static String head(String written) {
        return written.length() <= SHOWN ? written : written.substring(0, SHOWN) + MORE;
    }

    private static String pattern(List<String> lines) {
        StringBuilder pattern = new StringBuilder();
        for (String line : lines) {
            pattern.append(line.strip().equals(MORE) ? "(?:.*\\n)*" : "\\s*" + pattern(line.strip()) + "[ ]*\\n");
        }
        return pattern.toString();
    }

    private static String pattern(String line) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (MatchResult found : VARIABLE.matcher(line).results().toList()) {
            pattern.append(Pattern.quote(line.substring(from, found.start()))).append(wildcard(found));
            from = found.end();
        }
        return pattern.append(Pattern.quote(line.substring(from))).toString();
    }

    private static String wildcard(MatchResult found) {
        if (found.group(1) != null) {
            return "[a-z0-9]+-[a-z0-9]+";
        }
        if (found.group(2) != null) {
            return "\\d[\\w.,:]*" + (found.group(2).endsWith("s") ? "( [nµm]?s)?" : "");
        }
        if (found.group(3) != null) {
            return "\\w+";
        }
        return found.group(4) != null ? ".*" : "\\s+";
    }
}
