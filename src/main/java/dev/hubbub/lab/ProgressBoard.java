package dev.hubbub.lab;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Sample;
import dev.hubbub.report.StageReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import java.util.List;

/** How far a run is, for whoever looks on. Any thread; written by one at a time. */
final class ProgressBoard {

    private static final Delivery NOTHING = new Delivery(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Scenario scenario;
    private final SampleLog samples = new SampleLog();
    private volatile RunProgress now;

    ProgressBoard(String id, Scenario scenario) {
        this.scenario = scenario;
        double seconds = scenario.duration().toNanos() / 1e9;
        this.now = new RunProgress(
                id,
                scenario.name(),
                RunProgress.State.STARTING,
                "",
                0,
                seconds,
                scenario.mayEndEarlier(),
                NOTHING,
                null,
                null);
    }

    RunProgress now() {
        return now;
    }

    /** The last samples, at most so many, the oldest first. */
    List<Sample> samples(int most) {
        return samples.last(most);
    }

    /** How many of the scenario's stages have begun, those of all workloads together; 0 before the first. */
    int stage() {
        double seconds = now.seconds();
        return (int) scenario.stages().stream()
                .mapToDouble(StageReport::fromSeconds)
                .distinct()
                .filter(from -> from <= seconds)
                .count();
    }

    /** It is further. */
    void proceed(RunProgress further) {
        samples.add(further.sample());
        now = further;
    }

    /** It has ended, where it was. */
    void end(Verdict verdict) {
        RunProgress last = now;
        now = new RunProgress(
                last.id(),
                last.name(),
                RunProgress.State.ENDED,
                "",
                last.seconds(),
                last.totalSeconds(),
                last.mayEndEarlier(),
                last.ledger(),
                last.sample(),
                verdict);
    }
}
