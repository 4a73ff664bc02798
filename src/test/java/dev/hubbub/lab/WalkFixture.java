package dev.hubbub.lab;

import dev.hubbub.client.Target;
import dev.hubbub.report.Criterion;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunReport;
import dev.hubbub.scenario.Disruption;
import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Scenario;
import dev.hubbub.scenario.Stage;
import dev.hubbub.scenario.Threshold;
import dev.hubbub.scenario.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through scenarios in virtual time. */
final class WalkFixture {

    static final Duration DRAIN = Duration.ofSeconds(5);
    private static final LabSettings SETTINGS =
            new LabSettings("lab", 1, 1000, Duration.ofHours(1), 100, Duration.ofSeconds(1), Duration.ofSeconds(10));

    final VirtualTime time = new VirtualTime();
    final FakeTarget target = new FakeTarget(time);
    final List<RunProgress> progress = new ArrayList<>();
    List<Target> targets = List.of(Target.plain("localhost:9000"));
    final List<Workload> workloads = new ArrayList<>();
    final List<Disruption> disruptions = new ArrayList<>();
    final List<Threshold> thresholds = new ArrayList<>();

    Consumer<RunProgress> onProgress = progress::add;
    boolean silent;
    private @Nullable Walk walk;
    private @Nullable RunReport report;

    /** So many who listen for so long. */
    WalkFixture listeners(int count, long seconds) {
        return listeners(count, seconds, null, null);
    }

    WalkFixture listeners(int count, long seconds, Workload.@Nullable Slow slow, @Nullable Duration meanSession) {
        Executor executor = new Executor.ConstantVus(count, stage(seconds, count));
        workloads.add(workload("listeners", executor, Workload.Exec.SUBSCRIBE, Duration.ZERO, slow, meanSession));
        return this;
    }

    /** So many messages a second, from the first second on. */
    WalkFixture talkers(double rate, long seconds, int vus) {
        return talkers("talkers", rate, seconds, vus);
    }

    WalkFixture talkers(String name, double rate, long seconds, int vus) {
        Executor executor = new Executor.ArrivalRate(rate, List.of(stage(seconds, rate)), vus, vus);
        workloads.add(workload(name, executor, Workload.Exec.PUBLISH, Duration.ofSeconds(1), null, null));
        return this;
    }

    WalkFixture workload(String name, Executor executor, Workload.Exec exec) {
        workloads.add(workload(name, executor, exec, Duration.ZERO, null, null));
        return this;
    }

    WalkFixture threshold(String metric, String criterion, boolean abort) {
        thresholds.add(new Threshold(metric, null, Criterion.parse(criterion), abort, Duration.ZERO));
        return this;
    }

    WalkFixture disruption(long atSeconds, Disruption.Action action, double share) {
        disruptions.add(new Disruption(Duration.ofSeconds(atSeconds), action, share));
        return this;
    }

    /** What the parts of a run with these workloads share. */
    RunContext context() {
        Scenario scenario = new Scenario(
                "test",
                42,
                targets,
                List.copyOf(workloads),
                List.copyOf(disruptions),
                List.copyOf(thresholds),
                List.of("avg", "min", "med", "max", "p(99)"),
                Scenario.Summary.FULL,
                DRAIN,
                "");
        return new RunContext(
                "lab-1",
                scenario,
                SETTINGS,
                time,
                new RunMetrics(),
                new Dialling(100),
                new Knocker(time, silent),
                new WorstSubscribers());
    }

    WalkFixture begin() {
        RunContext run = context();
        RunReporter reporter = new RunReporter(run, Instant.EPOCH, false, List.of());
        walk = new Walk(
                run,
                target,
                HeapMeter.OFF,
                0,
                now -> onProgress.accept(now),
                ending -> report = reporter.result(ending).report());
        walk.begin();
        return this;
    }

    void stop() {
        walk().stop(Ending.Cause.STOPPED, "stopped by the test");
    }

    Walk walk() {
        return Objects.requireNonNull(walk, "begin first");
    }

    boolean hasEnded() {
        return report != null;
    }

    void pass(long seconds) {
        time.pass(seconds, TimeUnit.SECONDS);
    }

    /** Goes on to the end. */
    RunReport run() {
        begin();
        return end();
    }

    RunReport end() {
        for (int i = 0; i < 1000 && report == null; i++) {
            pass(1);
        }
        return Objects.requireNonNull(report, "the walk did not end");
    }

    /** A statistic of a metric, which there must be. */
    static double value(RunReport report, String metric, String statistic) {
        return Objects.requireNonNull(
                Objects.requireNonNull(report.metrics().get(metric)).values().get(statistic));
    }

    static Stage stage(long seconds, double target) {
        return new Stage(Duration.ofSeconds(seconds), target, Stage.DEFAULT_NAME, false);
    }

    private static Workload workload(
            String name,
            Executor executor,
            Workload.Exec exec,
            Duration startTime,
            Workload.@Nullable Slow slow,
            @Nullable Duration meanSession) {
        return new Workload(
                name,
                executor,
                startTime,
                exec,
                Duration.ofSeconds(1),
                new Workload.Rooms(null, 1, Workload.Pick.UNIFORM),
                new Workload.Payload(64, null),
                slow,
                meanSession,
                Duration.ZERO,
                100);
    }
}
