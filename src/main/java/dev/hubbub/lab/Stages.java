package dev.hubbub.lab;

import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Stage;
import java.util.List;

/** Where in its stages a workload is. Times in nanoseconds since its start. */
final class Stages {

    private final List<Stage> stages;
    private final double startTarget;

    /** @param startTarget what the first stage begins from */
    Stages(Executor executor, double startTarget) {
        this.stages = executor.stages();
        this.startTarget = startTarget;
    }

    /** The stage at a moment; the first before its start, the last after its end. */
    Stage at(long nanos) {
        long left = nanos;
        for (Stage stage : stages) {
            left -= stage.duration().toNanos();
            if (left < 0) {
                return stage;
            }
        }
        return stages.get(stages.size() - 1);
    }

    /** The target at a moment, on the straight line from the target before to that of the stage. */
    double targetAt(long nanos) {
        long left = nanos;
        double from = startTarget;
        for (Stage stage : stages) {
            long length = stage.duration().toNanos();
            if (left < length) {
                return from + (stage.target() - from) * left / length;
            }
            left -= length;
            from = stage.target();
        }
        return from;
    }
}
