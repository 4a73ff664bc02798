package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be held of the containers' files where there is no container engine. */
class ContainersTest {

    private static final Path FOLDER = Path.of("docker");
    private static final String OUR_OWN = "hubbub:${HUBBUB_IMAGE:-jvm}";

    private JsonNode services;
    private JsonNode parts;
    private String text;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(FOLDER.resolve("compose.yaml"));
        services = new YAMLMapper().readTree(text).get("services");
        parts = new YAMLMapper().readTree(FOLDER.resolve("parts.yaml").toFile()).get("services");
    }

    @Test
    void imagesArePinnedToAVersion() {
        List<String> images = new ArrayList<>(services.findValuesAsText("image"));
        images.addAll(parts.findValuesAsText("image"));
        assertThat(images)
                .hasSize(9)
                .filteredOn(image -> !image.equals(OUR_OWN))
                .allMatch(image -> image.matches("[a-z./-]+:v?\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void portsAreOnLoopbackOnlyAndOnceAndThereIsNoPassword() {
        List<String> ports = services.findValues("ports").stream()
                .flatMap(ContainersTest::texts)
                .toList();
        assertThat(ports).hasSize(15).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(ports.stream().map(port -> port.split(":")[1])).doesNotHaveDuplicates();
        assertThat(text.replace("ALLOW_EMPTY_ROOT_PASSWORD", ""))
                .doesNotContainIgnoringCase("_PASSWORD")
                .doesNotContainIgnoringCase("SECRET:");
    }

    @Test
    void whatIsMountedIsThere() {
        List<String> mounts = services.findValues("volumes").stream()
                .flatMap(ContainersTest::texts)
                .filter(mount -> mount.startsWith("./"))
                .toList();
        assertThat(mounts).hasSize(4).allSatisfy(mount -> {
            assertThat(mount).endsWith(":ro");
            assertThat(FOLDER.resolve(mount.substring(2, mount.indexOf(':')))).isDirectory();
        });
    }

    @Test
    void whatIsKeptIsKeptInAVolumeOfOnesOwn() throws IOException {
        List<String> kept = services.findValues("volumes").stream()
                .flatMap(ContainersTest::texts)
                .filter(mount -> !mount.startsWith("./"))
                .map(mount -> mount.substring(0, mount.indexOf(':')))
                .toList();

        assertThat(kept).doesNotHaveDuplicates();
        assertThat(new YAMLMapper().readTree(text).get("volumes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    void servicesAreMadeOfPartsAndWaitForServicesThatThereAre() {
        for (JsonNode service : services) {
            if (service.has("extends")) {
                assertThat(service.at("/extends/file").asText()).isEqualTo("parts.yaml");
                assertThat(parts.has(service.at("/extends/service").asText())).isTrue();
            } else {
                assertThat(service.has("image")).isTrue();
            }
            JsonNode waits = service.path("depends_on");
            Stream<String> names = waits.isArray() ? texts(waits) : names(waits);
            assertThat(names).allMatch(services::has);
        }
    }

    @Test
    void prometheusLooksWhereTheServicesAre() throws IOException {
        JsonNode jobs = new YAMLMapper()
                .readTree(FOLDER.resolve("prometheus/prometheus.yml").toFile())
                .get("scrape_configs");

        assertThat(texts(jobs.at("/0/static_configs/0/targets"))).containsExactly("hubbub:8080");
        assertThat(texts(jobs.at("/1/static_configs/0/targets")))
                .containsExactly("hubbub-1:8080", "hubbub-2:8080", "hubbub-3:8080");
        assertThat(jobs).allSatisfy(job -> {
            assertThat(job.get("metrics_path").asText()).isEqualTo("/q/metrics");
            assertThat(texts(job.at("/static_configs/0/targets")))
                    .allMatch(target -> services.has(target.substring(0, target.indexOf(':'))));
        });
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static Stream<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
    }
}
