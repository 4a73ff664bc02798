package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be held of the containers' files where there is no container engine. */
class ContainersTest {

    private static final Path FOLDER = Path.of("docker");
    private static final String OUR_OWN = "hubbub:jvm";

    private JsonNode services;
    private String text;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(FOLDER.resolve("compose.yaml"));
        services = new YAMLMapper().readTree(text).get("services");
    }

    @Test
    void imagesArePinnedToAVersion() throws IOException {
        assertThat(services.findValuesAsText("image"))
                .hasSize(3)
                .filteredOn(image -> !image.equals(OUR_OWN))
                .allMatch(image -> image.matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+"));
        assertThat(Files.readAllLines(FOLDER.resolve("Dockerfile.jvm")))
                .filteredOn(line -> line.startsWith("FROM "))
                .singleElement()
                .asString()
                .matches("FROM [a-z/-]+:\\d+\\.\\d+\\.\\d+_\\d+-[a-z-]+");
    }

    @Test
    void portsAreOnLoopbackOnlyAndThereIsNoPassword() {
        services.forEach(
                service -> assertThat(service.get("ports")).isNotEmpty().allSatisfy(port -> assertThat(port.asText())
                        .startsWith("127.0.0.1:")));
        assertThat(text).doesNotContainIgnoringCase("_PASSWORD").doesNotContainIgnoringCase("SECRET:");
    }

    @Test
    void whatIsMountedAndBuiltFromIsThere() {
        List<String> mounts = services.findValues("volumes").stream()
                .flatMap(volumes -> StreamSupport.stream(volumes.spliterator(), false))
                .map(JsonNode::asText)
                .filter(mount -> mount.startsWith("./"))
                .toList();
        assertThat(mounts).hasSize(3).allSatisfy(mount -> {
            assertThat(mount).endsWith(":ro");
            assertThat(FOLDER.resolve(mount.substring(2, mount.indexOf(':')))).isDirectory();
        });
        JsonNode build = services.at("/hubbub/build");
        assertThat(FOLDER.resolve(build.get("context").asText())
                        .resolve(build.get("dockerfile").asText()))
                .isRegularFile();
    }

    @Test
    void prometheusLooksWhereTheServiceIs() throws IOException {
        JsonNode job = new YAMLMapper()
                .readTree(FOLDER.resolve("prometheus/prometheus.yml").toFile())
                .at("/scrape_configs/0");

        assertThat(job.at("/static_configs/0/targets/0").asText()).isEqualTo("hubbub:8080");
        assertThat(services.has("hubbub")).isTrue();
        assertThat(job.get("metrics_path").asText()).isEqualTo("/q/metrics");
    }
}
