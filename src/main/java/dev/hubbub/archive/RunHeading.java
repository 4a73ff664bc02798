package dev.hubbub.archive;

import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What a list shows of a run that has ended; see {@link RunReport} for the terms.
 *
 * @param seconds from the start to the end of the drain
 */
public record RunHeading(String id, String name, Verdict verdict, Instant startedAt, double seconds) {

    /** The first that began, last. */
    static final Comparator<RunHeading> NEWEST_FIRST = Comparator.comparing(RunHeading::startedAt)
            .thenComparing(RunHeading::id)
            .reversed();

    /** By their ends: of runs side by side, the one that began first may end last. */
    static final Comparator<RunHeading> BY_END =
            Comparator.comparing(RunHeading::endedAt).thenComparing(RunHeading::id);

    static RunHeading of(RunReport report) {
        return new RunHeading(report.id(), report.name(), report.verdict(), report.startedAt(), report.seconds());
    }

    private Instant endedAt() {
        return startedAt.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
