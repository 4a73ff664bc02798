package dev.hubbub.report;

/** What a comparison says of a metric. */
public enum Judgement {
    /** Beyond the tolerance in the good direction, and not by chance. */
    BETTER,
    /** Beyond the tolerance in the bad direction, and not by chance; or risen from what it has to be. */
    WORSE,
    /** Within the tolerance. */
    SAME,
    /** The runs differ too much among themselves to tell. */
    UNSURE
}
