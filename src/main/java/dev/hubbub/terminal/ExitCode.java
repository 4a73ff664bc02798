package dev.hubbub.terminal;

import dev.hubbub.report.Verdict;

/** What a command ends with; k6's numbers where it has them. The later of two is the one to tell. */
public enum ExitCode {
    /** Every threshold held; nothing became worse. */
    PASS(0),
    /** Nothing was measured: the target could not be reached, or the load generator was too slow. */
    INVALID(120),
    /** A threshold did not hold; something became worse; not even the smallest load was borne. */
    FAIL(99),
    /** Stopped by Ctrl-C. */
    INTERRUPTED(105),
    /** The scenario, or the report, is not one. */
    BAD_INPUT(104),
    /** The command line makes no sense. */
    USAGE(2),
    /** Anything else, such as a full disk. */
    ERROR(1);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static ExitCode of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INVALID -> INVALID;
            case INTERRUPTED -> INTERRUPTED;
        };
    }

    /** The graver of the two. */
    ExitCode and(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
