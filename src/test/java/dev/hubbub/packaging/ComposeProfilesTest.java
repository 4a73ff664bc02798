package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hubbub.testing.ComposeFile;
import dev.hubbub.testing.SettingsTable;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each profile of the compose file starts, and that it is whole. */
class ComposeProfilesTest {

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.committed();
    }

    @Test
    void withoutAProfileTheApplicationIsAlone() {
        assertThat(compose.started()).containsExactly("hubbub");
    }

    @Test
    void eachProfileAddsToTheApplication() {
        assertThat(compose.profiles()).containsExactly("cluster", "directory", "everything", "monitoring");
        assertThat(compose.started("monitoring")).containsExactly("grafana", "hubbub", "prometheus");
        assertThat(compose.started("directory"))
                .containsExactly("etcd", "hubbub", "hubbub-directory", "mariadb", "redis");
        assertThat(compose.started("cluster")).hasSize(9).contains("hubbub", "hubbub-3", "kafka-3", "nginx");
    }

    @Test
    void everythingIsEverything() {
        assertThat(compose.started("everything"))
                .containsExactlyInAnyOrderElementsOf(compose.services().keySet());
        assertThat(compose.started("monitoring", "directory", "cluster")).isEqualTo(compose.started("everything"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monitoring", "directory", "cluster", "everything"})
    void whatIsStartedWaitsForNothingElse(String profile) {
        Set<String> started = compose.started(profile);

        for (String name : started) {
            assertThat(ComposeFile.waitsFor(compose.service(name))).allMatch(started::contains);
        }
    }

    @Test
    void whoIsWaitedForToBeHealthySaysWhetherItIs() {
        for (JsonNode service : compose.services().values()) {
            service.path("depends_on").properties().stream()
                    .filter(wait -> wait.getValue().path("condition").asText().equals("service_healthy"))
                    .map(wait -> compose.service(wait.getKey()))
                    .forEach(awaited -> assertThat(awaited.has("healthcheck")
                                    || awaited.at("/image").asText().startsWith("hubbub:"))
                            .isTrue());
        }
    }

    @Test
    void variablesOfTheApplicationAreSettings() throws IOException {
        Set<String> settings = SettingsTable.asEnvironment();

        assertThat(compose.services().values().stream()
                        .filter(service -> service.at("/image").asText().startsWith("hubbub:"))
                        .flatMap(ComposeProfilesTest::variables))
                .hasSizeGreaterThan(20)
                .allMatch(settings::contains);
    }

    @Test
    void theApplicationMayDoNothingThatItNeedNot() {
        assertThat(compose.services().values())
                .filteredOn(service -> service.at("/image").asText().startsWith("hubbub:"))
                .hasSize(5)
                .allSatisfy(service -> {
                    assertThat(service.at("/read_only").asBoolean()).isTrue();
                    assertThat(service.at("/cap_drop/0").asText()).isEqualTo("ALL");
                    assertThat(service.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
                    assertThat(service.has("mem_limit")).isTrue();
                });
    }

    private static Stream<String> variables(JsonNode service) {
        return service.path("environment").properties().stream().map(Map.Entry::getKey);
    }
}
