package dev.hubbub.scenario;

import dev.hubbub.scenario.Workload.Pick;
import dev.hubbub.scenario.Workload.Rooms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which rooms workloads take; their own, else those for all, else the first that a workload names. */
final class RoomsReader {

    static final String KEY = "rooms";
    static final List<String> KEYS = List.of("name", "count", "pick");

    private static final Rooms ONE = new Rooms(null, 1, Pick.UNIFORM);

    /** Leaves room for a number within the 64 characters that a room's name may have. */
    private static final Rule<String> PREFIX = Rule.text(
            "1 to 48 letters, digits and . _ : - and begin with a letter or digit",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,47}").asMatchPredicate());

    private static final Rule<Integer> COUNT = Rule.whole(1, 100_000);
    private static final Rule<Pick> PICK = Rule.oneOf(Pick.class);

    private final Map<String, Rooms> own = new LinkedHashMap<>();
    private final Rooms common;

    /**
     * @param forAll the scenario's own
     * @param workloads by name
     */
    RoomsReader(Value forAll, Map<String, Section> workloads) {
        Rooms named = read(forAll);
        workloads.forEach((name, workload) -> {
            Rooms rooms = read(workload.at(KEY));
            if (rooms != null) {
                own.put(name, rooms);
            }
        });
        this.common = named != null ? named : own.values().stream().findFirst().orElse(ONE);
    }

    /** The rooms of a workload. */
    Rooms of(String workload) {
        return own.getOrDefault(workload, common);
    }

    private static @Nullable Rooms read(Value value) {
        if (!value.isPresent()) {
            return null;
        }
        Section section = value.section(KEYS);
        return new Rooms(
                section.at("name").orNull(PREFIX),
                section.at("count").or(1, COUNT),
                section.at("pick").or(Pick.UNIFORM, PICK));
    }
}
