package dev.hubbub.report;

/** What a run says of its target. */
public enum Verdict {
    /** Every threshold held. */
    PASS,
    /** A threshold did not hold, or the target went away. */
    FAIL,
    /** The target was not measured: it could not be reached, or the generator itself was what was slow. */
    INVALID,
    /** The run was stopped before its end; the figures are of what had been done. */
    INTERRUPTED
}
