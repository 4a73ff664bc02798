package dev.hubbub.scenario;

/** What {@link ScenarioReader} reads, as a JSON Schema (2020-12) for editors. */
public final class ScenarioSchema {

    private ScenarioSchema() {}

    /** The schema, JSON. It cannot say everything that the reader checks: what it accepts may have faults yet. */
    public static String text() {
        return TextResource.read("/scenario.schema.json");
    }
}
