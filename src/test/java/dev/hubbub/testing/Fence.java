package dev.hubbub.testing;

import java.util.List;

/**
 * A block between fences.
 *
 * @param line of the opening fence, from 1
 * @param opening the opening fence as it is written: the language, and what follows it
 */
public record Fence(String page, int line, String opening, List<String> lines) {

    static final String MARK = "```";

    /** Such as {@code yaml}; empty where none is named. */
    public String language() {
        return info().split(" ", 2)[0];
    }

    /** What follows the language; empty for nothing. */
    public String note() {
        String[] parts = info().split(" ", 2);
        return parts.length == 2 ? parts[1].strip() : "";
    }

    /** Where it is, as compilers say it. */
    public String place() {
        return page + ":" + line;
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    private String info() {
        return opening.substring(MARK.length()).strip();
    }
}
