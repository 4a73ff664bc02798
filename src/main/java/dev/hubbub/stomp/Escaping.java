package dev.hubbub.stomp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a version carries characters in its headers that would otherwise end them.
 *
 * <p>Version 1.0 has no way to: {@code \} is a letter like any other. 1.1 writes {@code \n}, {@code \c} and
 * {@code \\} for LF, colon and backslash; 1.2 writes {@code \r} for CR besides. All else behind a backslash is a fault.
 */
enum Escaping {
    NONE(""),
    V1_1("\\\\n\nc:"),
    V1_2("\\\\n\nc:r\r");

    private static final Map<StompVersion, Escaping> BY_VERSION =
            Map.of(StompVersion.V1_0, NONE, StompVersion.V1_1, V1_1, StompVersion.V1_2, V1_2);

    /** Pairs: what stands behind the backslash, and what it means. */
    private final String pairs;

    Escaping(String pairs) {
        this.pairs = pairs;
    }

    /** What the headers of such a frame are written in. */
    static Escaping of(Command command, StompVersion version) {
        return command.isEscaped() ? BY_VERSION.getOrDefault(version, NONE) : NONE;
    }

    /** @throws IllegalArgumentException when the text has a line feed and there is no way to write it */
    String escape(String text) {
        if (this == NONE) {
            if (text.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a header must not contain a line feed where nothing is escaped");
            }
            return text;
        }
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char mark = mark(text.charAt(i));
            if (mark != 0 && escaped == null) {
                escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            append(escaped, mark, text.charAt(i));
        }
        return escaped == null ? text : escaped.toString();
    }

    /** @throws StompException MALFORMED when a backslash is followed by what this version gives no meaning */
    String unescape(String text) {
        int at = this == NONE ? -1 : text.indexOf('\\');
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, at);
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? meaning(text, ++i) : c);
        }
        return plain.toString();
    }

    private static void append(@Nullable StringBuilder escaped, char mark, char plain) {
        if (escaped == null) {
            return;
        }
        if (mark == 0) {
            escaped.append(plain);
        } else {
            escaped.append('\\').append(mark);
        }
    }

    /** What stands for {@code plain} behind a backslash; 0 when it stands for itself. */
    private char mark(char plain) {
        for (int i = 1; i < pairs.length(); i += 2) {
            if (pairs.charAt(i) == plain) {
                return pairs.charAt(i - 1);
            }
        }
        return 0;
    }

    private char meaning(String text, int at) {
        for (int i = 0; at < text.length() && i < pairs.length(); i += 2) {
            if (pairs.charAt(i) == text.charAt(at)) {
                return pairs.charAt(i + 1);
            }
        }
        throw StompException.malformed("a header has a backslash before "
                + (at < text.length() ? "\"" + text.charAt(at) + "\"" : "its end")
                + ", which means nothing; " + (this == V1_2 ? "\\r, " : "") + "\\n, \\c and \\\\ do");
    }
}
