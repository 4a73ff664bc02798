package dev.hubbub.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of a scenario's stages, sorted.
 *
 * @param all of them
 * @param speaking those in which something is published: what is measured of a message belongs to the stage in which it
 *     was due
 * @param measured those of them that are no warm-ups
 */
record StageNames(Set<String> all, Set<String> speaking, Set<String> measured) {

    static StageNames of(List<Workload> workloads) {
        StageNames names = new StageNames(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        workloads.forEach(names::add);
        return names;
    }

    /** What is wrong with a threshold of {@code stage}; null when nothing is. */
    @Nullable String flaw(String stage) {
        String quoted = "is of the stage \"" + Tree.excerpt(stage) + "\", ";
        if (!all.contains(stage)) {
            String hint = Spelling.hint(stage, measured);
            return quoted + "which no workload has" + (hint.isEmpty() ? choice() : hint);
        }
        if (!speaking.contains(stage)) {
            return quoted + "in which nothing is published, so that there is nothing to measure" + choice();
        }
        return measured.contains(stage) ? null : quoted + "a warm-up, which thresholds do not look at" + choice();
    }

    private void add(Workload workload) {
        for (Stage stage : workload.executor().stages()) {
            all.add(stage.name());
            if (workload.exec().publishes()) {
                speaking.add(stage.name());
            }
            if (workload.exec().publishes() && !stage.warmup()) {
                measured.add(stage.name());
            }
        }
    }

    private String choice() {
        return measured.isEmpty() ? "" : "; there are " + String.join(", ", measured);
    }
}
