package dev.hubbub.terminal;

import dev.hubbub.lab.LabRun;
import dev.hubbub.lab.RunResult;
import dev.hubbub.report.RunProgress;
import java.util.concurrent.CompletionStage;

/** A run, as the commands see it. Any thread. */
public interface ActiveRun {

    /** How far it is. */
    RunProgress progress();

    /** Ends it early. */
    void stop();

    /** Done when it has ended. */
    CompletionStage<RunResult> done();

    /** One of the lab's. */
    static ActiveRun of(LabRun run) {
        return new OfLab(run);
    }

    /** See {@link #of}. */
    record OfLab(LabRun run) implements ActiveRun {

        @Override
        public RunProgress progress() {
            return run.progress();
        }

        @Override
        public void stop() {
            run.stop();
        }

        @Override
        public CompletionStage<RunResult> done() {
            return run.done();
        }
    }
}
