package dev.hubbub.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of a scenario's stages.
 *
 * @param all sorted
 * @param measured those of which at least one stage is no warm-up
 */
record StageNames(Set<String> all, Set<String> measured) {

    static StageNames of(List<Workload> workloads) {
        Set<String> all = new TreeSet<>();
        Set<String> measured = new TreeSet<>();
        for (Stage stage : stages(workloads).toList()) {
            all.add(stage.name());
            if (!stage.warmup()) {
                measured.add(stage.name());
            }
        }
        return new StageNames(all, measured);
    }

    /** What is wrong with a threshold of {@code stage}; null when nothing is. */
    @Nullable String flaw(String stage) {
        if (!all.contains(stage)) {
            String hint = Spelling.hint(stage, all);
            return "is of the stage \"" + Tree.excerpt(stage) + "\", which no workload has"
                    + (hint.isEmpty() ? "; there are " + String.join(", ", all) : hint);
        }
        return measured.contains(stage)
                ? null
                : "is of the stage \"" + stage + "\", a warm-up, which thresholds do not look at";
    }

    private static Stream<Stage> stages(List<Workload> workloads) {
        return workloads.stream().flatMap(workload -> workload.executor().stages().stream());
    }
}
