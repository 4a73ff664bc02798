package dev.hubbub.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Reads the stages of a workload. */
final class StageReader {

    static final List<String> KEYS = List.of("duration", "target", "name", "warmup");

    private static final int MOST = 100;

    private final ToDoubleFunction<Value> targets;

    /** @param targets reads a stage's target */
    StageReader(ToDoubleFunction<Value> targets) {
        this.targets = targets;
    }

    /**
     * The stages, at least one.
     *
     * @param start the target before the first
     */
    List<Stage> read(Value value, double start) {
        List<Stage> stages = value.items(1, MOST).stream().map(this::stage).toList();
        if (stages.isEmpty()) {
            return List.of(new Stage(Rule.SPAN.standIn(), 1, Stage.DEFAULT_NAME, false));
        }
        if (value.faults().isSound(value.path())) {
            check(value, stages, start);
        }
        return stages;
    }

    private Stage stage(Value value) {
        Section section = value.section(KEYS);
        return new Stage(
                section.at("duration").required(Rule.DURATION),
                targets.applyAsDouble(section.at("target")),
                section.at("name").or(Stage.DEFAULT_NAME, Rule.NAMING),
                section.at("warmup").or(false, Rule.FLAG));
    }

    private static void check(Value value, List<Stage> stages, double start) {
        if (start == 0 && stages.stream().allMatch(stage -> stage.target() == 0)) {
            value.note("have no target but 0, so that nothing would happen; give one above 0");
        }
        if (stages.stream().map(Stage::duration).allMatch(Duration::isZero)) {
            value.note("take no time; give at least one a duration above 0s");
        }
    }
}
