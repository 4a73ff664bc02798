package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hubbub.testing.Dashboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are what the pinned Grafana writes itself: schema version 41, of 11.6, with nothing of older ones. */
class DashboardsTest {

    private static final int SCHEMA = 41;
    private static final int COLUMNS = 24;

    private static final Set<String> TYPES = Set.of("timeseries", "stat", "heatmap", "table", "state-timeline", "row");
    private static final Set<String> PANEL_KEYS = Set.of(
            "id",
            "type",
            "title",
            "description",
            "datasource",
            "gridPos",
            "fieldConfig",
            "options",
            "targets",
            "transformations");
    private static final Set<String> ROW_KEYS = Set.of("id", "type", "title", "collapsed", "gridPos", "panels");
    private static final Set<String> TARGET_KEYS =
            Set.of("refId", "datasource", "editorMode", "expr", "legendFormat", "format", "instant", "range");

    /** Units that the dashboards use, as Grafana names them; it shows any other as text behind the number. */
    private static final Set<String> UNITS = Set.of("short", "ops", "s", "bytes", "Bps", "percentunit");

    private static final Map<String, String> SOURCE = Map.of("type", "prometheus", "uid", "hubbub-prometheus");

    static List<Dashboard> all() {
        return Dashboard.all();
    }

    @Test
    void thereAreFourAndTheyLeadToEachOther() {
        Set<String> addresses = new HashSet<>();
        all().forEach(dashboard ->
                addresses.add("/d/" + dashboard.json().get("uid").asText()));
        assertThat(addresses)
                .containsExactlyInAnyOrder("/d/hubbub-chat", "/d/hubbub-jvm", "/d/hubbub-grpc", "/d/hubbub-cluster");
        for (Dashboard dashboard : all()) {
            assertThat(dashboard.json().get("links").findValuesAsText("url"))
                    .hasSize(3)
                    .isSubsetOf(addresses)
                    .doesNotContain("/d/" + dashboard.json().get("uid").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isOfTheSchemaOfThePinnedGrafana(Dashboard dashboard) {
        assertThat(dashboard.json().get("schemaVersion").asInt()).isEqualTo(SCHEMA);
        assertThat(dashboard.json().has("id")).as("an id of one installation").isFalse();
        assertThat(dashboard.json().has("rows")).as("rows, of before schema 16").isFalse();
        for (JsonNode part : dashboard.parts()) {
            String type = part.get("type").asText();
            assertThat(type).isIn(TYPES);
            assertThat(names(part)).as(title(part)).isSubsetOf(type.equals("row") ? ROW_KEYS : PANEL_KEYS);
            assertThat(names(part.path("fieldConfig"))).as(title(part)).isSubsetOf("defaults", "overrides");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPanelSaysWhatItShowsAndInWhichUnit(Dashboard dashboard) {
        assertThat(dashboard.json().get("description").asText()).isNotBlank();
        for (JsonNode panel : dashboard.panels()) {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).as(title(panel)).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title(panel))
                    .isIn(UNITS);
        }
        assertThat(dashboard.panels()).extracting(DashboardsTest::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyQueryGoesToTheProvisionedSource(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            assertThat(source(panel)).as(title(panel)).isEqualTo(SOURCE);
            assertThat(panel.get("targets")).as(title(panel)).isNotEmpty();
            assertThat(panel.get("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
            for (JsonNode target : panel.get("targets")) {
                assertThat(source(target)).as(title(panel)).isEqualTo(SOURCE);
                assertThat(names(target)).as(title(panel)).isSubsetOf(TARGET_KEYS);
                assertThat(target.get("expr").asText()).as(title(panel)).contains("instance=~\"$instance\"");
            }
        }
        for (JsonNode variable : dashboard.json().at("/templating/list")) {
            assertThat(source(variable)).isEqualTo(SOURCE);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void partsHaveNumbersAndPlacesOfTheirOwn(Dashboard dashboard) {
        assertThat(dashboard.parts())
                .extracting(part -> part.get("id").asInt())
                .allMatch(id -> id > 0)
                .doesNotHaveDuplicates();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode part : dashboard.parts()) {
            JsonNode place = part.get("gridPos");
            int right = place.get("x").asInt() + place.get("w").asInt();
            assertThat(right).as(title(part)).isBetween(1, COLUMNS);
            for (int x = place.get("x").asInt(); x < right; x++) {
                int bottom = place.get("y").asInt() + place.get("h").asInt();
                for (int y = place.get("y").asInt(); y < bottom; y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as(title(part) + " overlaps at " + x + ", " + y)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theSourceIsProvisioned() throws IOException {
        JsonNode provisioned = new YAMLMapper()
                .readTree(Path.of("docker/grafana/provisioning/datasources/prometheus.yml")
                        .toFile());

        assertThat(provisioned.at("/datasources/0/uid").asText()).isEqualTo(SOURCE.get("uid"));
        assertThat(provisioned.at("/datasources/0/type").asText()).isEqualTo(SOURCE.get("type"));
    }

    private static Map<String, String> source(JsonNode part) {
        return new ObjectMapper().convertValue(part.get("datasource"), new TypeReference<>() {});
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }

    private static String title(JsonNode part) {
        return part.get("title").asText();
    }
}
