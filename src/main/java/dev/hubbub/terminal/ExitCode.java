package dev.hubbub.terminal;

import dev.hubbub.error.HubbubException;
import dev.hubbub.report.Verdict;

/** What a command ends with; k6's numbers where it has them. The later of two is the one to tell. */
public enum ExitCode {
    /** All went well: every threshold held; nothing became worse. */
    PASS(0),
    /** Nothing was measured: the target could not be reached, nobody was there to do it, or the generator was slow. */
    INVALID(120),
    /** A threshold did not hold; something became worse; not even the smallest load was borne; something got lost. */
    FAIL(99),
    /** Stopped by Ctrl-C. */
    INTERRUPTED(105),
    /** What was given is faulty: the scenario or the report is none, an option or an order makes no sense. */
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

    /** What a failure ends with. */
    public static ExitCode of(HubbubException failure) {
        if (!failure.faults().isEmpty()) {
            return BAD_INPUT;
        }
        return switch (failure.kind()) {
            case UNAVAILABLE, FAILED_PRECONDITION -> INVALID;
            default -> ERROR;
        };
    }

    /** The graver of the two. */
    public ExitCode and(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
