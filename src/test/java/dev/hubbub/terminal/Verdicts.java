package dev.hubbub.terminal;

import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One verdict for the first run, and another for all others. */
final class Verdicts implements Function<Scenario, @Nullable Verdict> {

    private final Verdict others;
    private Verdict next;

    Verdicts(Verdict first, Verdict others) {
        this.next = first;
        this.others = others;
    }

    @Override
    public Verdict apply(Scenario scenario) {
        Verdict verdict = next;
        next = others;
        return verdict;
    }
}
