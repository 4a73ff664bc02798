package dev.hubbub.report;

/**
 * The deliveries of one room in one run; see {@link BroadcastReport} for the terms.
 */
public record LedgerReport(
        int sent, long expected, long delivered, long lost, long duplicated, long reordered, long ambiguous) {

    public static final LedgerReport NONE = new LedgerReport(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public LedgerReport plus(LedgerReport other) {
        return new LedgerReport(
                sent + other.sent,
                expected + other.expected,
                delivered + other.delivered,
                lost + other.lost,
                duplicated + other.duplicated,
                reordered + other.reordered,
                ambiguous + other.ambiguous);
    }
}
