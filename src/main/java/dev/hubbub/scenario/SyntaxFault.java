package dev.hubbub.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Says on one line what the parsers of YAML and JSON say on several, with line and column, both from 1. */
final class SyntaxFault {

    private static final int LONGEST = 300;

    private SyntaxFault() {}

    /** What is wrong with {@code text}, which could not be parsed. */
    static String describe(Exception malformed, String text) {
        if (cause(malformed, ReaderException.class) != null) {
            return unprintable(text);
        }
        MarkedYAMLException marked = cause(malformed, MarkedYAMLException.class);
        if (marked != null && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            int column = marked.getProblemMark().getColumn() + 1;
            return at(line, column) + oneLine(problem(marked));
        }
        return malformed instanceof JsonProcessingException json
                ? at(json.getLocation()) + oneLine(json.getOriginalMessage())
                : oneLine(malformed.getMessage());
    }

    private static String problem(MarkedYAMLException marked) {
        return marked.getContext() == null ? marked.getProblem() : marked.getContext() + ": " + marked.getProblem();
    }

    /** The reader says where it is in its buffer, which is not where it is in the text. */
    private static String unprintable(String text) {
        int at = 0;
        while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String before = text.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String what = at < text.length() ? String.format(", U+%04X", text.codePointAt(at)) : "";
        return at(line, at - before.lastIndexOf('\n')) + "a character that YAML does not allow" + what;
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : at(location.getLineNr(), location.getColumnNr());
    }

    private static String at(int line, int column) {
        return "line " + line + ", column " + column + ": ";
    }

    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
