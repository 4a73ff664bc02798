package dev.hubbub.report;

/** How text stands out on a terminal, by ANSI escape codes. */
public enum TerminalStyle {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    DOUBTFUL("33");

    private final String code;

    TerminalStyle(String code) {
        this.code = code;
    }

    static TerminalStyle of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> GOOD;
            case FAIL -> BAD;
            case INVALID, INTERRUPTED -> DOUBTFUL;
        };
    }

    public String paint(String text, boolean colour) {
        return !colour || this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
