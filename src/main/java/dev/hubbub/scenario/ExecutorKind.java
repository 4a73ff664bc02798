package dev.hubbub.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The executors, by the names that k6 gave them, and which keys each has of its own. */
enum ExecutorKind {
    CONSTANT_VUS,
    RAMPING_VUS,
    CONSTANT_ARRIVAL_RATE,
    RAMPING_ARRIVAL_RATE,
    PER_VU_ITERATIONS;

    List<String> keys() {
        return switch (this) {
            case CONSTANT_VUS -> List.of("vus", "duration", "stage", "warmup");
            case RAMPING_VUS -> List.of("startVUs", "stages");
            case CONSTANT_ARRIVAL_RATE ->
                List.of("rate", "timeUnit", "duration", "preAllocatedVUs", "maxVUs", "stage", "warmup");
            case RAMPING_ARRIVAL_RATE -> List.of("startRate", "timeUnit", "stages", "preAllocatedVUs", "maxVUs");
            case PER_VU_ITERATIONS -> List.of("vus", "iterations", "rampUp", "maxDuration", "stage", "warmup");
        };
    }

    /** The keys of all. */
    static List<String> allKeys() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.keys().stream())
                .distinct()
                .toList();
    }

    /** Notes what is there of other executors' keys. */
    void refuseOthers(Section section) {
        for (String key : allKeys()) {
            if (section.has(key) && !keys().contains(key)) {
                section.at(key).note("does not fit the executor " + this + "; it belongs to " + having(key));
            }
        }
    }

    private static String having(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.keys().contains(key))
                .map(ExecutorKind::toString)
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
