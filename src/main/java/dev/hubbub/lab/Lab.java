package dev.hubbub.lab;

import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.scenario.Scenario;
import java.util.List;
import java.util.function.Predicate;

/** Runs scenarios. Any thread. */
public final class Lab implements AutoCloseable {

    /** @param colocated whether a target is this very process */
    public Lab(LabSettings settings, Dialler dialler, Predicate<Target> colocated) {}

    /**
     * Begins a run.
     *
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when the scenario is beyond the lab's bounds;
     *     FAILED_PRECONDITION when as many runs as are allowed go on
     */
    public LabRun start(Scenario scenario) {
        throw new UnsupportedOperationException();
    }

    /** The runs that have not ended, the oldest first. */
    public List<LabRun> active() {
        throw new UnsupportedOperationException();
    }

    /** Stops every run and waits, for a few seconds at most, until each has its result. */
    @Override
    public void close() {}
}
