package dev.hubbub.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A map with known keys. */
final class Section {

    private final String path;
    private final Map<String, Tree> values;
    private final List<String> keys;
    private final FaultLog faults;
    /** Where faults of its values go; elsewhere when it is hollow. */
    private final FaultLog within;

    private Section(String path, Map<String, Tree> values, List<String> keys, FaultLog faults, FaultLog within) {
        this.path = path;
        this.values = values;
        this.keys = keys;
        this.faults = faults;
        this.within = within;
    }

    /** Notes each of the map's keys that is not among {@code keys}. */
    static Section of(String path, Map<String, Tree> values, List<String> keys, FaultLog faults) {
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                String closest = faults.isFull() ? null : Spelling.closest(key, keys);
                faults.note(
                        KeyPath.of(path, key),
                        "is not known; "
                                + (closest == null
                                        ? "there are " + String.join(", ", keys)
                                        : "did you mean " + closest + "?"));
            }
        }
        return new Section(path, values, keys, faults, faults);
    }

    /** Stands in for what is no map, which is noted already: what it lacks is nobody's fault. */
    static Section hollow(String path, List<String> keys, FaultLog faults) {
        return new Section(path, Map.of(), keys, faults, new FaultLog());
    }

    String path() {
        return path;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** @throws IllegalArgumentException when the section does not know {@code key} */
    Value at(String key) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException(key + " is not a key of " + path);
        }
        return new Value(KeyPath.of(path, key), values.get(key), within);
    }

    /** Whether it is a map, and no fault was found with the values of {@code some} keys. */
    boolean isSound(String... some) {
        return faults == within && Arrays.stream(some).allMatch(key -> faults.isSound(KeyPath.of(path, key)));
    }
}
