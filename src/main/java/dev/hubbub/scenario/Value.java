package dev.hubbub.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a scenario's text, or its absence, and where it stands. Its getters note what is wrong and hand back a
 * stand-in, so that reading goes on and finds the other faults, too.
 *
 * @param path such as {@code scenarios.listeners.stages[1].duration}
 * @param tree null when it is not in the text
 */
record Value(String path, @Nullable Tree tree, FaultLog faults) {

    boolean isPresent() {
        return tree != null;
    }

    void note(String detail) {
        faults.note(path, detail);
    }

    /** Where {@code key} would be, had this value it. */
    Value missing(String key) {
        return new Value(KeyPath.of(path, key), null, faults);
    }

    /** Where the item of that index is, were this value a list. */
    Value item(int index) {
        return new Value(KeyPath.of(path, index), null, faults);
    }

    /** What the text says; its absence is a fault. */
    <T> T required(Rule<T> rule) {
        if (tree == null) {
            note("is missing; it must be " + rule.expected());
            return rule.standIn();
        }
        return read(tree, rule);
    }

    /** What the text says, or {@code absent}. */
    <T> T or(T absent, Rule<T> rule) {
        return tree == null ? absent : read(tree, rule);
    }

    /** What the text says, or null. */
    <T> @Nullable T orNull(Rule<T> rule) {
        return tree == null ? null : read(tree, rule);
    }

    /** The value as a map with some of {@code keys}; each other key is a fault. */
    Section section(List<String> keys) {
        if (tree instanceof Tree.Fields fields) {
            return Section.of(path, fields.values(), keys, faults);
        }
        noteUnlessNoted("must be a map with the keys " + String.join(", ", keys));
        return Section.hollow(path, keys, faults);
    }

    /** The value as a map with keys that the person chooses, in the order of the text. */
    Map<String, Value> entries(int least, int most) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (tree instanceof Tree.Fields fields) {
            noteSize(fields.values().size(), least, most);
            fields.values().entrySet().stream()
                    .limit(most)
                    .forEach(entry -> entries.put(
                            entry.getKey(), new Value(KeyPath.of(path, entry.getKey()), entry.getValue(), faults)));
        } else {
            noteUnlessNoted("must be a map from names to what they stand for");
        }
        return entries;
    }

    /** The value as a list. */
    List<Value> items(int least, int most) {
        List<Value> items = new ArrayList<>();
        if (tree instanceof Tree.Items list) {
            noteSize(list.values().size(), least, most);
            for (Tree item :
                    list.values().subList(0, Math.min(most, list.values().size()))) {
                items.add(new Value(KeyPath.of(path, items.size()), item, faults));
            }
        } else {
            noteUnlessNoted("must be a list");
        }
        return items;
    }

    private <T> T read(Tree present, Rule<T> rule) {
        if (present instanceof Tree.Unread) {
            return rule.standIn();
        }
        T read = rule.read(present);
        if (read == null) {
            note(rule.flaw(present));
            return rule.standIn();
        }
        return read;
    }

    private void noteSize(int size, int least, int most) {
        if (size < least) {
            note("is empty; give at least " + least);
        } else if (size > most) {
            note("has " + size + " entries; at most " + most + " are allowed");
        }
    }

    private void noteUnlessNoted(String expected) {
        if (tree == null) {
            note("is missing; it " + expected);
        } else if (tree instanceof Tree.Nothing) {
            note("has no value; it " + expected);
        } else if (!(tree instanceof Tree.Unread)) {
            note(expected + ", not " + tree.quoted());
        }
    }
}
