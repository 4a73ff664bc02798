package dev.hubbub.report;

import java.util.List;

/**
 * A line of the ledger as it is shown.
 *
 * @param share of the expected deliveries, 0 to 1; NaN where that says nothing
 * @param good false when it should be 0 and is not, or should be all and is not
 */
record LedgerLine(String term, long value, double share, String meaning, boolean good) {

    static List<LedgerLine> of(Delivery ledger) {
        return List.of(
                plain("published", ledger.published(), "Messages that the target took."),
                zero("refused", ledger.refused(), Double.NaN, "Messages that it did not take, or did not answer for."),
                plain(
                        "expected",
                        ledger.expected(),
                        "Deliveries: each published message to each subscriber that was there before and stayed."),
                new LedgerLine(
                        "delivered",
                        ledger.delivered(),
                        ledger.expected() == 0 ? Double.NaN : ledger.reach(),
                        "Those that arrived, each counted once.",
                        ledger.delivered() >= ledger.expected()),
                zero("lost", ledger.lost(), share(ledger, ledger.lost()), "Those that did not."),
                zero(
                        "duplicated",
                        ledger.duplicated(),
                        share(ledger, ledger.duplicated()),
                        "Arrivals of what had arrived before."),
                zero(
                        "reordered",
                        ledger.reordered(),
                        share(ledger, ledger.reordered()),
                        "Arrivals behind a later message of the same publisher, or against the room's offsets."),
                zero(
                        "misrouted",
                        ledger.misrouted(),
                        share(ledger, ledger.misrouted()),
                        "Arrivals in a room in which the message was not said."),
                plain(
                        "ambiguous",
                        ledger.ambiguous(),
                        "Deliveries that prove nothing: around a join or a leave, or of refused messages."));
    }

    private static LedgerLine plain(String term, long value, String meaning) {
        return new LedgerLine(term, value, Double.NaN, meaning, true);
    }

    private static LedgerLine zero(String term, long value, double share, String meaning) {
        return new LedgerLine(term, value, share, meaning, value == 0);
    }

    private static double share(Delivery ledger, long value) {
        return ledger.expected() == 0 || value == 0 ? Double.NaN : (double) value / ledger.expected();
    }
}
