package dev.hubbub.lab;

import dev.hubbub.report.Delivery;
import java.util.concurrent.atomic.LongAdder;

/** The ledger's sums, of all rooms; see {@link Delivery} for the terms. Any thread. */
final class LedgerCounts {

    final LongAdder published = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder duplicated = new LongAdder();
    final LongAdder reordered = new LongAdder();
    final LongAdder ambiguous = new LongAdder();
    final LongAdder misrouted = new LongAdder();

    /** @param overdue deliveries that count as lost although they may still come */
    Delivery report(long overdue) {
        long missing = lost.sum() + overdue;
        long arrived = delivered.sum();
        return new Delivery(
                published.sum(),
                refused.sum(),
                arrived + missing,
                arrived,
                missing,
                duplicated.sum(),
                reordered.sum(),
                ambiguous.sum(),
                misrouted.sum());
    }
}
