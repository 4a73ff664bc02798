package dev.hubbub.rest;

import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Sample;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client hears of a run: how far it is, again and again, and how it ended.
 *
 * @param active the run's progress; null when it has ended
 * @param end its last
 * @param ticks when it is told
 */
record ProgressEvents(Supplier<@Nullable RunProgress> active, Supplier<RunProgress> end, SteadyTicks ticks) {

    static final String PROGRESS = "progress";
    static final String ENDED = "ended";

    /** The events, the first one at once. It ends after the run does; without its last event when that cannot be had. */
    Multi<Event> stream() {
        return ticks.stream()
                .map(tick -> Optional.ofNullable(active.get()))
                .select()
                .first(Optional::isPresent)
                .map(progress -> new Event(PROGRESS, progress.orElseThrow()))
                .onCompletion()
                .continueWith(() -> List.of(new Event(ENDED, end.get())))
                .onFailure()
                .recoverWithCompletion();
    }

    /** A report as the last that is told of a run's progress. */
    static RunProgress last(RunReport report) {
        List<Sample> series = report.series();
        return new RunProgress(
                report.id(),
                report.name(),
                RunProgress.State.ENDED,
                "",
                report.seconds(),
                report.seconds(),
                false,
                report.ledger(),
                series.isEmpty() ? null : series.get(series.size() - 1),
                report.verdict());
    }

    /** One of them, and its name. */
    record Event(String name, RunProgress progress) {}
}
