package dev.hubbub.lab;

import dev.hubbub.report.RunProgress;
import dev.hubbub.scenario.Scenario;
import java.util.concurrent.CompletionStage;

/** A run of a scenario. Any thread. */
public final class LabRun {

    private final String id;
    private final Scenario scenario;

    LabRun(String id, Scenario scenario) {
        this.id = id;
        this.scenario = scenario;
    }

    public String id() {
        return id;
    }

    public Scenario scenario() {
        return scenario;
    }

    /** How far it is; new figures come once a second. */
    public RunProgress progress() {
        throw new UnsupportedOperationException();
    }

    /** Ends it early: it drains, and is reported as interrupted. Nothing happens when it has ended. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** Done when it has ended; always with a result, whatever became of the target. */
    public CompletionStage<RunResult> done() {
        throw new UnsupportedOperationException();
    }
}
