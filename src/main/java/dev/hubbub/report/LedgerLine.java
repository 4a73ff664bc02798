package dev.hubbub.report;

import java.util.List;

/**
 * A line of the ledger as it is shown.
 *
 * @param share of the expected deliveries, 0 to 1; NaN where that says nothing
 * @param good false when it should be 0 and is not, or should be all and is not
 */
record LedgerLine(String term, long value, double share, String meaning, boolean good) {

    private static final String EXPECTED =
            "Deliveries: each published message to each subscriber that was there before and stayed.";
    private static final String REORDERED =
            "Arrivals behind a later message of the same publisher, or against the room's offsets.";
    private static final String AMBIGUOUS =
            "Deliveries that prove nothing: around a join or a leave, or of refused messages.";

    static List<LedgerLine> of(Delivery ledger) {
        return List.of(
                plain("published", ledger.published(), "Messages that the target took."),
                zero("refused", ledger.refused(), "Messages that it did not take, or did not answer for."),
                plain("expected", ledger.expected(), EXPECTED),
                delivered(ledger),
                fault("lost", ledger.lost(), ledger, "Those that did not."),
                fault("duplicated", ledger.duplicated(), ledger, "Arrivals of what had arrived before."),
                fault("reordered", ledger.reordered(), ledger, REORDERED),
                fault("misrouted", ledger.misrouted(), ledger, "Arrivals in a room in which the message was not said."),
                plain("ambiguous", ledger.ambiguous(), AMBIGUOUS));
    }

    private static LedgerLine plain(String term, long value, String meaning) {
        return new LedgerLine(term, value, Double.NaN, meaning, true);
    }

    private static LedgerLine zero(String term, long value, String meaning) {
        return new LedgerLine(term, value, Double.NaN, meaning, value == 0);
    }

    private static LedgerLine delivered(Delivery ledger) {
        double share = ledger.expected() == 0 ? Double.NaN : ledger.reach();
        boolean all = ledger.delivered() >= ledger.expected();
        return new LedgerLine("delivered", ledger.delivered(), share, "Those that arrived, each counted once.", all);
    }

    private static LedgerLine fault(String term, long value, Delivery ledger, String meaning) {
        double share = ledger.expected() == 0 || value == 0 ? Double.NaN : (double) value / ledger.expected();
        return new LedgerLine(term, value, share, meaning, value == 0);
    }
}
