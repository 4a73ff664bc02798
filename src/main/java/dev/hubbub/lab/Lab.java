package dev.hubbub.lab;

import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Runs scenarios. Any thread. */
public final class Lab implements AutoCloseable {

    /** How long runs may drain, and take to end, where nobody says how long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LabSettings settings;
    private final LabRun.Means means;

    // Under the lock of this object.
    private final List<LabRun> active = new ArrayList<>();
    private int runs;
    private boolean closed;

    /** @param colocated whether a target is this very process */
    public Lab(LabSettings settings, Dialler dialler, Predicate<Target> colocated) {
        this.settings = settings;
        this.means = new LabRun.Means(settings, dialler, colocated, new LabStats());
    }

    /**
     * Begins a run.
     *
     * @throws HubbubException INVALID_ARGUMENT when the scenario is beyond the lab's bounds; FAILED_PRECONDITION when
     *     as many runs as are allowed go on
     */
    public LabRun start(Scenario scenario) {
        check(scenario);
        LabRun run;
        synchronized (this) {
            checkRoom();
            runs++;
            run = new LabRun(settings.name() + "-" + runs, scenario, means);
            active.add(run);
        }
        run.done().whenComplete((result, failure) -> remove(run));
        run.start();
        return run;
    }

    /** What the runs have done. */
    public LabStats stats() {
        return means.stats();
    }

    /** The runs that have not ended, the oldest first. */
    public synchronized List<LabRun> active() {
        return List.copyOf(active);
    }

    /** Stops every run: each may drain for a few seconds, and is ended then, for which it has a few seconds more. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /** Likewise. @param patience half of it is to drain, the other half to end */
    public void close(Duration patience) {
        List<LabRun> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(active);
        }
        stop(last, patience.dividedBy(2));
        stop(last, patience.dividedBy(2));
    }

    /** Waits for it, for so long at most. */
    private static void stop(List<LabRun> last, Duration limit) {
        last.forEach(LabRun::stop);
        CompletableFuture.allOf(last.stream()
                        .map(run -> run.done().toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null)
                .join();
    }

    private void check(Scenario scenario) {
        long users = scenario.workloads().stream()
                .mapToLong(workload -> workload.executor().maxVus())
                .sum();
        boolean large = users > settings.maxUsers();
        boolean longer = scenario.duration().compareTo(settings.maxDuration()) > 0;
        if (large || longer) {
            means.stats().onRefused();
        }
        new Faults()
                .note(
                        "scenarios",
                        large
                                ? "have " + users + " virtual users; at most " + settings.maxUsers()
                                        + " are allowed (hubbub.lab.max-users)"
                                : null)
                .note(
                        "scenarios",
                        longer
                                ? "take " + scenario.duration().toSeconds() + " s; at most "
                                        + settings.maxDuration().toSeconds()
                                        + " are allowed (hubbub.lab.max-duration)"
                                : null)
                .throwIfAny();
    }

    private void checkRoom() {
        active.removeIf(run -> run.done().toCompletableFuture().isDone()); // it is about to be removed
        if (closed) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, "the lab is closing");
        }
        if (active.size() >= settings.concurrentRuns()) {
            throw new HubbubException(
                    ErrorKind.FAILED_PRECONDITION,
                    "run " + active.get(0).id() + " goes on, and runs disturb each other's figures; stop it, wait for"
                            + " its end, or allow more at once (hubbub.lab.concurrent-runs is "
                            + settings.concurrentRuns() + ")");
        }
    }

    private synchronized void remove(LabRun run) {
        active.remove(run);
    }
}
