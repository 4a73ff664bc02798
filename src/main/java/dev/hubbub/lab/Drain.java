package dev.hubbub.lab;

/**
 * The end of a run, in which no more is sent: until all is answered and has arrived, or nothing has for the scenario's
 * drain time. Only so much is left to arrive, so it comes to an end. On the control thread.
 */
final class Drain {

    private final RunContext run;
    private final Audience audience;

    private long settled = -1;
    private long settledNanos;

    Drain(RunContext run, Audience audience) {
        this.run = run;
        this.audience = audience;
    }

    /** To be asked now and then. */
    boolean isOver() {
        LedgerCounts ledger = run.metrics().ledger;
        long answered = ledger.published.sum() + ledger.refused.sum();
        long now = run.control().elapsedNanos();
        if (answered + ledger.delivered.sum() != settled) {
            settled = answered + ledger.delivered.sum();
            settledNanos = now;
        }
        boolean complete = answered == run.metrics().sent.sum() && audience.isComplete();
        return complete || now - settledNanos > run.scenario().drain().toNanos();
    }
}
