package dev.hubbub.scenario;

import dev.hubbub.scenario.Workload.Rooms;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the workloads of a run against each other; looks only at what is sound. */
final class RunChecks {

    private static final String CLASH =
            "\", which is both that of a warm-up and of a stage that is none; name them apart";

    private final Map<String, Section> sections;
    private final List<Workload> workloads;

    /** @param sections the workloads in the text, by name */
    RunChecks(Map<String, Section> sections, List<Workload> workloads) {
        this.sections = sections;
        this.workloads = workloads;
    }

    /** When the run ends; null when that is not known. */
    @Nullable Duration end() {
        return areSound("executor", "startTime", "duration", "stages", "maxDuration")
                ? Scenario.duration(workloads)
                : null;
    }

    /** The stages there are; null when that is not known. */
    @Nullable StageNames stages() {
        return areSound("executor", "exec", "stages", "stage", "warmup") ? StageNames.of(workloads) : null;
    }

    /** Notes what is wrong with the run as a whole. */
    void note(Value scenarios) {
        Duration end = end();
        if (end != null && end.compareTo(Rule.LONGEST) > 0) {
            scenarios.note("take " + Durations.text(end) + " together; at most " + Durations.text(Rule.LONGEST)
                    + " are allowed");
        }
        if (areSound("exec")) {
            checkHearing(scenarios);
        }
        if (areSound("executor", "stages", "stage", "warmup")) {
            checkWarmups();
        }
    }

    /** What is measured is kept by the names of stages, of all workloads together. */
    private void checkWarmups() {
        Map<String, Boolean> warmups = new HashMap<>();
        for (Workload workload : workloads) {
            List<Stage> stages = workload.executor().stages();
            for (int i = 0; i < stages.size(); i++) {
                Stage stage = stages.get(i);
                if (warmups.computeIfAbsent(stage.name(), name -> stage.warmup()) != stage.warmup()) {
                    stage(workload, i).note("has the name \"" + stage.name() + CLASH);
                }
            }
        }
    }

    /** Where a stage has its name. */
    private Value stage(Workload workload, int index) {
        Section section = Objects.requireNonNull(sections.get(workload.name()));
        return section.has("stages") ? section.at("stages").item(index) : section.at("stage");
    }

    private void checkHearing(Value scenarios) {
        if (workloads.stream().noneMatch(workload -> workload.exec().subscribes())) {
            scenarios.note("have nobody who subscribes, so that nothing could be measured;"
                    + " add a workload with exec subscribe, or take exec chat");
        } else if (areSound(RoomsReader.KEY)
                && workloads.stream().anyMatch(workload -> workload.exec().publishes())
                && workloads.stream().noneMatch(this::isHeard)) {
            scenarios.note("have nobody who subscribes where something is said, so that nothing could be measured;"
                    + " give those who publish the rooms of those who subscribe");
        }
    }

    /** Whether what {@code workload} says, if it says anything, can reach somebody. */
    private boolean isHeard(Workload workload) {
        return workload.exec().publishes()
                && workloads.stream()
                        .filter(other -> other.exec().subscribes())
                        .anyMatch(other -> meet(workload.rooms(), other.rooms()));
    }

    /** Of several rooms each has a number behind its prefix; so has the only one, when the prefix is the run's own. */
    private static boolean meet(Rooms some, Rooms others) {
        if (Objects.equals(some.prefix(), others.prefix())) {
            return some.prefix() == null || (some.count() == 1) == (others.count() == 1);
        }
        return mayBeOneOf(some, others) || mayBeOneOf(others, some);
    }

    private static boolean mayBeOneOf(Rooms one, Rooms several) {
        return one.count() == 1 && one.prefix() != null && one.prefix().startsWith(several.prefix() + "-");
    }

    private boolean areSound(String... keys) {
        Collection<Section> all = sections.values();
        return !all.isEmpty() && all.stream().allMatch(section -> section.isSound(keys));
    }
}
