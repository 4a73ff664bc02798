package dev.hubbub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hubbub.report.MetricName;
import dev.hubbub.testing.Fence;
import dev.hubbub.testing.Page;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/scenarios.md says of scenarios what the code does. */
class ScenarioReferenceTest {

    private static final Page PAGE = Page.doc("scenarios");

    /** Headings of the reference, and where in the schema their keys are. */
    private static final Map<String, String> SECTIONS = Map.of(
            "### The scenario", "",
            "### Target", "/$defs/target",
            "### Rooms", "/$defs/rooms",
            "### Workloads", "/$defs/workload",
            "### Stages", "/$defs/stage",
            "### Events", "/$defs/event",
            "### Criteria", "/$defs/threshold");

    static Stream<String> sections() {
        return SECTIONS.keySet().stream();
    }

    static Stream<Fence> examples() {
        return PAGE.fences().stream()
                .filter(fence ->
                        fence.language().equals("yaml") && !fence.note().equals("faulty.yaml"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everyKeyIsThereWithItsDefaultAndNoOther(String heading) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(ScenarioSchema.text());
        Map<String, String> expected = new TreeMap<>();
        keys("", schema.at(SECTIONS.get(heading)), expected);

        Map<String, String> documented = new TreeMap<>();
        PAGE.rows(heading).forEach(row -> {
            assertThat(row.get(2)).as(row.get(0)).hasSizeGreaterThan(5);
            documented.put(code(row.get(0)), code(row.get(1)));
        });

        assertThat(documented).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void everyPresetIsThere() {
        assertThat(first("## Presets")).containsExactlyElementsOf(Presets.names());
    }

    @Test
    void everyExecutorIsThereWithItsKeys() {
        assertThat(first("## Executors"))
                .containsExactlyElementsOf(Arrays.stream(ExecutorKind.values())
                        .map(Object::toString)
                        .toList());
        for (List<String> row : PAGE.rows("## Executors")) {
            ExecutorKind kind =
                    ExecutorKind.valueOf(code(row.get(0)).replace('-', '_').toUpperCase(Locale.ROOT));
            assertThat(Stream.of(row.get(2), row.get(3)).flatMap(cell -> Stream.of(cell.split(", "))))
                    .as("%s", kind)
                    .map(ScenarioReferenceTest::code)
                    .containsExactlyInAnyOrderElementsOf(kind.keys());
        }
    }

    @Test
    void everyMetricIsThereAsReportsHaveIt() {
        assertThat(PAGE.rows("## Thresholds"))
                .containsExactlyElementsOf(Arrays.stream(MetricName.values())
                        .map(metric -> List.of(
                                "`" + metric + "`",
                                metric.type().name().toLowerCase(Locale.ROOT),
                                metric.isByStage() ? "yes" : "",
                                metric.meaning()))
                        .toList());
    }

    /** What is left out in an example is as in the smallest scenario. */
    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreSound(Fence example) throws IOException {
        ObjectMapper yaml = new com.fasterxml.jackson.dataformat.yaml.YAMLMapper();
        ObjectNode whole = (ObjectNode) yaml.readTree(ScenarioFixture.withTop(""));
        whole.setAll((ObjectNode) yaml.readTree(example.text()));

        assertThat(ScenarioFixture.faults(yaml.writeValueAsString(whole)))
                .as(example.place())
                .isEmpty();
    }

    @Test
    void theFaultyExampleIsFaulty() {
        Fence faulty = PAGE.fences().stream()
                .filter(fence -> fence.note().equals("faulty.yaml"))
                .findFirst()
                .orElseThrow();

        assertThat(ScenarioFixture.faults(faulty.text())).hasSize(2);
    }

    /** Of objects in objects, too, except where these have a table of their own. */
    private static void keys(String prefix, JsonNode object, Map<String, String> found) {
        for (var property : object.path("properties").properties()) {
            JsonNode value = property.getValue();
            String key = prefix + property.getKey();
            found.put(key, isRequired(object, property.getKey()) ? "required" : byDefault(value));
            keys(key + ".", value, found);
            value.path("oneOf").forEach(choice -> keys(key + ".", choice, found));
        }
    }

    private static boolean isRequired(JsonNode object, String key) {
        return object.path("required").valueStream().anyMatch(name -> name.asText()
                .equals(key));
    }

    private static String byDefault(JsonNode value) {
        JsonNode otherwise = value.path("default");
        return otherwise.isArray() ? otherwise.toString().replace(",", ", ") : otherwise.asText();
    }

    private static List<String> first(String heading) {
        return PAGE.rows(heading).stream().map(row -> code(row.get(0))).toList();
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }
}
