package dev.hubbub.lab;

import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Sample;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A run of a scenario: looks which targets are there, walks through the stages, and reports. Any thread. */
public final class LabRun {

    private final String id;
    private final Scenario scenario;
    private final LabSettings settings;
    private final Dialler dialler;
    private final Predicate<Target> colocated;
    private final LabStats stats;
    private final RunMetrics metrics = new RunMetrics();
    private final CompletableFuture<RunResult> done = new CompletableFuture<>();
    private final ProgressBoard board;

    // Under the lock of this object.
    private @Nullable Control control;
    private @Nullable Walk walk;
    private boolean stopped;

    LabRun(String id, Scenario scenario, Means means) {
        this.id = id;
        this.scenario = scenario;
        this.settings = means.settings();
        this.dialler = means.dialler();
        this.colocated = means.colocated();
        this.stats = means.stats();
        this.board = new ProgressBoard(id, scenario);
    }

    public String id() {
        return id;
    }

    /** Its scenario's. */
    public String name() {
        return scenario.name();
    }

    public Scenario scenario() {
        return scenario;
    }

    /** How far it is; new figures come once a second. */
    public RunProgress progress() {
        return board.now();
    }

    /** The last samples, at most so many, the oldest first. */
    public List<Sample> samples(int most) {
        return board.samples(most);
    }

    /** How many of the scenario's stages have begun, those of all workloads together; 0 before the first. */
    public int stage() {
        return board.stage();
    }

    /**
     * Ends it early: it drains, and is reported as interrupted; if it drains already, it ends at once. Nothing happens when
     * it has ended.
     */
    public synchronized void stop() {
        stopped = true;
        Control its = control;
        Walk under = walk;
        if (its != null && under != null) {
            its.execute(() -> under.stop(Ending.Cause.STOPPED, "stopped before its end"));
        }
    }

    /** Done when it has ended, with a result whatever became of the target; failed only by a fault of the lab's own. */
    public CompletionStage<RunResult> done() {
        return done;
    }

    /** What the runs of a lab share. */
    record Means(LabSettings settings, Dialler dialler, Predicate<Target> colocated, LabStats stats) {}

    /** Begins, on a thread of its own until the target has answered. */
    void start() {
        Thread starter = new Thread(this::prepare, "lab-" + id + "-start");
        starter.setDaemon(true);
        starter.start();
    }

    private void prepare() {
        try {
            Duration patience = Patience.of(scenario.target(), settings).connect();
            walk(RollCall.of(scenario.targets(), dialler, id, patience));
        } catch (RuntimeException | Error failure) {
            giveUp(failure);
        }
    }

    private synchronized void walk(RollCall targets) {
        Instant startedAt = Instant.now();
        ControlThread thread = new ControlThread("lab-" + id, this::failed);
        RunContext run = new RunContext(
                id,
                scenario,
                settings,
                thread,
                metrics,
                new Dialling(settings.connecting()),
                new Knocker(thread, targets.silent()),
                new WorstSubscribers());
        boolean own = scenario.targets().stream().anyMatch(colocated);
        RunReporter reporter = new RunReporter(run, startedAt, own, targets.missing());
        control = thread;
        String flaw = targets.flaw();
        if (flaw != null || stopped) {
            Ending.Cause cause = flaw != null ? Ending.Cause.UNREACHABLE : Ending.Cause.STOPPED;
            end(reporter, Ending.before(run, cause, flaw == null ? "stopped before it began" : flaw));
            return;
        }
        HeapMeter heap = own ? HeapMeter.OFF : HeapMeter.begin();
        Walk under =
                new Walk(run, dialler, heap, startedAt.toEpochMilli(), board::proceed, ending -> end(reporter, ending));
        walk = under;
        stats.begin(metrics);
        thread.start(under::begin);
    }

    /** A step of the walk failed: a fault of ours, which must not pass for one of the target's. */
    private void failed(Throwable failure) {
        Walk under;
        synchronized (this) {
            under = walk;
        }
        if (under != null && !under.fail(failure)) {
            giveUp(failure); // it failed at its very end
        }
    }

    private void end(RunReporter reporter, Ending ending) {
        try {
            RunResult result = reporter.result(ending);
            board.end(result.report().verdict());
            done.complete(result);
            closeControl();
        } catch (RuntimeException | Error failure) {
            giveUp(failure);
        }
    }

    /** There is no result, and never will be. */
    private void giveUp(Throwable failure) {
        if (!done.isDone()) {
            closeControl();
            board.end(Verdict.INVALID);
            done.completeExceptionally(failure);
        }
    }

    private synchronized void closeControl() {
        stats.end(metrics);
        if (control != null) {
            control.close();
        }
    }
}
