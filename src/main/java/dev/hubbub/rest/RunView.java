package dev.hubbub.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hubbub.archive.ActiveRun;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.StageReport;
import java.time.Instant;
import java.util.List;

/** A run: its progress while it goes on, its report when it has ended; {@code state} says which. */
public sealed interface RunView {

    static RunView of(ActiveRun run) {
        return new Active(
                run.run().progress(),
                run.startedAt(),
                run.run().scenario().stages(),
                RunLinks.active(run.run().id()));
    }

    static RunView of(RunReport report) {
        return new Ended(RunProgress.State.ENDED, report, RunLinks.ended(report.id()));
    }

    /**
     * A run that goes on; see {@link RunProgress}, whose fields are here.
     *
     * @param stages as they are planned
     */
    record Active(@JsonUnwrapped RunProgress progress, Instant startedAt, List<StageReport> stages, RunLinks links)
            implements RunView {}

    /** A run that has ended; see {@link RunReport}, whose fields are here. */
    record Ended(RunProgress.State state, @JsonUnwrapped RunReport report, RunLinks links) implements RunView {}
}
