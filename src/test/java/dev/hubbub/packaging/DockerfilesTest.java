package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hubbub.testing.ComposeFile;
import dev.hubbub.testing.Dockerfile;
import dev.hubbub.testing.SettingsTable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be held of the images where there is no container engine to build them. */
class DockerfilesTest {

    /** A number of the image's own, or of the JDK in the builder. */
    private static final String PINNED = "[a-z0-9./-]+:(\\d+\\.\\d+[\\w.-]*|jdk-\\d+)";

    @Test
    void thereIsOneForEachKindThatComposeCanBuild() throws IOException {
        assertThat(Dockerfile.all())
                .extracting(Dockerfile::name)
                .containsExactly("Dockerfile.jvm", "Dockerfile.native", "Dockerfile.native-micro");
        JsonNode built = ComposeFile.committed().service("hubbub");
        assertThat(built.at("/build/dockerfile").asText()).isEqualTo("docker/Dockerfile.jvm");
        assertThat(built.at("/image").asText()).isEqualTo("hubbub:jvm");
    }

    @Test
    void whatTheyAreMadeFromIsPinned() throws IOException {
        for (Dockerfile file : Dockerfile.all()) {
            List<String> stages = file.all("FROM").stream()
                    .filter(from -> from.contains(" AS "))
                    .map(from -> from.substring(from.indexOf(" AS ") + 4))
                    .toList();
            assertThat(file.all("FROM")).extracting(from -> from.split(" ")[0]).allSatisfy(image -> assertThat(
                            stages.contains(image) || image.matches(PINNED))
                    .as(image)
                    .isTrue());
            assertThat(file.all("ADD")).isEmpty();
        }
    }

    @Test
    void theProcessIsNobodyInParticularAndGetsTheSignalsItself() throws IOException {
        for (Dockerfile file : Dockerfile.all()) {
            assertThat(file.last("USER")).as(file.name()).containsExactly("1001");
            assertThat(file.instructions().indexOf(new Dockerfile.Instruction("USER", "1001")))
                    .isGreaterThan(lastOf(file, "RUN"))
                    .isGreaterThan(lastOf(file, "COPY"));
            assertThat(command(file.last("ENTRYPOINT").get(0)).get(0).asText()).doesNotContain("sh");
        }
    }

    @Test
    void theyWriteToTheirVolumeOnly() throws IOException {
        for (Dockerfile file : Dockerfile.all()) {
            assertThat(file.last("VOLUME")).containsExactly("/var/lib/hubbub");
            assertThat(variables(file))
                    .containsExactlyInAnyOrder(
                            "HUBBUB_LAB_FOLDER=/var/lib/hubbub/runs",
                            "HUBBUB_USERS_FILE=/var/lib/hubbub/users",
                            "HUBBUB_GRPC_HOST=0.0.0.0",
                            "QUARKUS_HTTP_HOST=0.0.0.0");
            assertThat(SettingsTable.asEnvironment())
                    .containsAll(variables(file).stream()
                            .map(variable -> variable.split("=")[0])
                            .filter(name -> name.startsWith("HUBBUB"))
                            .toList());
        }
        JsonNode hubbub = ComposeFile.committed().service("hubbub");
        assertThat(hubbub.at("/read_only").asBoolean()).isTrue();
        assertThat(hubbub.at("/tmpfs/0").asText()).isEqualTo("/tmp:exec");
    }

    @Test
    void theySayWhetherTheyAreReady() throws IOException {
        for (Dockerfile file : Dockerfile.all()) {
            assertThat(file.copied()).contains("docker/ready.sh");
            assertThat(file.last("COPY")).contains("docker/ready.sh ./");
            String check = file.last("HEALTHCHECK").get(0);
            assertThat(command(check.substring(check.indexOf("CMD ") + 4)))
                    .extracting(JsonNode::asText)
                    .containsExactly("bash", "/opt/hubbub/ready.sh");
            assertThat(file.last("EXPOSE")).containsExactly("8080 9000");
        }
    }

    @Test
    void whatTheyCopyIsSentToTheBuilderAndIsThereOrIsBuilt() throws IOException {
        for (Dockerfile file : Dockerfile.all()) {
            for (String source : file.copied()) {
                assertThat(file.context()).as(file.name()).anyMatch(sent -> (source + "/").startsWith(sent + "/"));
                assertThat(source.startsWith("target/")
                                || Path.of(source).toFile().exists())
                        .as(source)
                        .isTrue();
            }
        }
    }

    @Test
    void theExecutableIsCopiedByTheNameThatItIsBuiltWith() throws IOException {
        PathMatcher copied = FileSystems.getDefault()
                .getPathMatcher("glob:" + Dockerfile.of("native-micro").copied().get(0));

        assertThat(copied.matches(Path.of("target/hubbub-0.1.0-SNAPSHOT-runner")))
                .isTrue();
        assertThat(copied.matches(Path.of("target/hubbub-0.1.0-SNAPSHOT.jar"))).isFalse();
    }

    @Test
    void whatIsTrainedIsWhatIsStarted() throws IOException {
        Dockerfile file = Dockerfile.of("jvm");

        assertThat(file.all("FROM").stream().skip(1).map(from -> from.split(" ")[0]))
                .containsExactly("application", "application");
        assertThat(file.all("RUN").get(0)).isEqualTo("bash /tmp/train.sh /opt/hubbub");
        assertThat(file.last("COPY").get(0))
                .isEqualTo("--from=trained /opt/hubbub/hubbub.args /opt/hubbub/hubbub.aot ./");
        assertThat(file.last("ENTRYPOINT").get(0)).contains("\"@/opt/hubbub/hubbub.args\"");
    }

    private static int lastOf(Dockerfile file, String word) {
        return Stream.iterate(file.instructions().size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> file.instructions().get(i).word().equals(word))
                .findFirst()
                .orElse(-1);
    }

    private static List<String> variables(Dockerfile file) {
        return file.last("ENV").stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    /** In the form without a shell. */
    private static List<JsonNode> command(String list) throws IOException {
        JsonNode command = new ObjectMapper().readTree(list);
        assertThat(command.isArray()).as(list).isTrue();
        return ComposeFile.list(command);
    }
}
