package dev.hubbub.scenario;

/** Where a value stands in a scenario: {@code scenarios.listeners.stages[1].duration}. */
final class KeyPath {

    /** The whole text. */
    static final String ROOT = "";

    /** What faults call the whole text. */
    static final String WHOLE = "scenario";

    private KeyPath() {}

    /** Of the value of {@code key} in the map at {@code parent}. */
    static String of(String parent, String key) {
        String name = key.isEmpty() ? "\"\"" : Tree.excerpt(key);
        return parent.equals(ROOT) ? name : parent + "." + name;
    }

    /** Of an item of the list at {@code parent}, from 0. */
    static String of(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
