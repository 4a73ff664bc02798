package dev.hubbub.rest;

import dev.hubbub.archive.ActiveRun;
import dev.hubbub.archive.RunHeading;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run at a glance.
 *
 * @param verdict null while it goes on
 * @param seconds that it took, or takes by now
 */
public record RunSummary(
        String id,
        String name,
        RunProgress.State state,
        @Nullable Verdict verdict,
        Instant startedAt,
        double seconds,
        RunLinks links) {

    static RunSummary of(ActiveRun run) {
        RunProgress progress = run.run().progress();
        return new RunSummary(
                progress.id(),
                progress.name(),
                progress.state(),
                progress.verdict(),
                run.startedAt(),
                progress.seconds(),
                RunLinks.active(progress.id()));
    }

    static RunSummary of(RunHeading run) {
        return new RunSummary(
                run.id(),
                run.name(),
                RunProgress.State.ENDED,
                run.verdict(),
                run.startedAt(),
                run.seconds(),
                RunLinks.ended(run.id()));
    }
}
