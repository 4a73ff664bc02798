package dev.hubbub.scenario;

import dev.hubbub.client.Target;
import dev.hubbub.report.StageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a run does, against whom, and what it must hold.
 *
 * @param seed of everything that happens at random: the same seed gives the same plan
 * @param targets at least one, all of one transport and, over STOMP, spoken to in the same way; virtual users are spread
 *     over them
 * @param workloads in the text: {@code scenarios}; at least one
 * @param disruptions in the text: {@code events}; in the order of their times
 * @param summaryTrendStats which statistics of a trend are shown, k6's names
 * @param summary how a command sums it up
 * @param drain how long deliveries are still waited for after the last one that came; a subscriber that was there for
 *     so long after a message and has not got it has lost it
 * @param source the text it was read from, but for the target's token
 */
public record Scenario(
        String name,
        long seed,
        List<Target> targets,
        List<Workload> workloads,
        List<Disruption> disruptions,
        List<Threshold> thresholds,
        List<String> summaryTrendStats,
        Summary summary,
        Duration drain,
        String source) {

    /** Targets of a run. */
    public static final int MOST_TARGETS = 64;

    private static final double NANOS = 1e9;

    public Scenario {
        targets = List.copyOf(targets);
        workloads = List.copyOf(workloads);
        disruptions = List.copyOf(disruptions);
        thresholds = List.copyOf(thresholds);
        summaryTrendStats = List.copyOf(summaryTrendStats);
        if (targets.stream().map(Target::transport).distinct().count() != 1) {
            throw new IllegalArgumentException("not of one transport: " + targets);
        }
    }

    /** The first of the targets: what is no matter of an address is the same for all of them. */
    public Target target() {
        return targets.get(0);
    }

    /** From the start to the end of the last workload; the drain comes on top. */
    public Duration duration() {
        return duration(workloads);
    }

    /** Whether the end may come before {@link #duration}: the last to go may be done with what they have to do. */
    public boolean mayEndEarlier() {
        List<Workload> timed = workloads.stream()
                .filter(workload -> !workload.executor().mayEndEarlier())
                .toList();
        return duration(timed).compareTo(duration()) < 0;
    }

    /** Of {@code workloads} together. */
    static Duration duration(List<Workload> workloads) {
        return workloads.stream().map(Workload::end).reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** When which stage of which workload is planned to be. */
    public List<StageReport> stages() {
        return workloads.stream().flatMap(Scenario::stages).toList();
    }

    private static Stream<StageReport> stages(Workload workload) {
        List<StageReport> stages = new ArrayList<>();
        double from = workload.startTime().toNanos() / NANOS;
        for (Stage stage : workload.executor().stages()) {
            double to = from + stage.duration().toNanos() / NANOS;
            stages.add(new StageReport(workload.name(), stage.name(), stage.warmup(), from, to));
            from = to;
        }
        return stages.stream();
    }

    /**
     * The same with more or fewer messages: the arrival rates of all workloads that publish change by one factor, as do
     * their virtual users.
     *
     * @param perSecond what the highest rates of these workloads add up to
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when there is no such workload
     */
    public Scenario withRate(double perSecond) {
        return Scaling.toRate(this, perSecond);
    }

    /**
     * The same with more or fewer subscribers: the virtual users of all workloads that subscribe and have a number of
     * them change by one factor.
     *
     * @param subscribers what the largest numbers of these workloads add up to, unless one would be left with none:
     *     each keeps at least one
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when there is no such workload
     */
    public Scenario withSubscribers(int subscribers) {
        return Scaling.toSubscribers(this, subscribers);
    }

    Scenario with(List<Workload> others) {
        return new Scenario(
                name, seed, targets, others, disruptions, thresholds, summaryTrendStats, summary, drain, source);
    }

    /** How a command sums a run up. */
    public enum Summary {
        /** Everything that was measured. */
        FULL,
        /** That, and then what plain load testers print and write. */
        LOAD_TEST;

        /** As it is written. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
