package dev.hubbub.scenario;

import dev.hubbub.scenario.Workload.Rooms;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the workloads of a run against each other; looks only at what is sound. */
final class RunChecks {

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
        return areSound("executor", "stages", "stage", "warmup") ? StageNames.of(workloads) : null;
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
