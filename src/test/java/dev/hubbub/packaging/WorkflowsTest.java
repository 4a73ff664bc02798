package dev.hubbub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hubbub.testing.ComposeFile;
import dev.hubbub.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be held of the workflows where they do not run. */
class WorkflowsTest {

    private static final Path FOLDER = Path.of(".github/workflows");
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/.-])((\\.ci|src/test/scripts|docker)/[\\w.-]+|\\./mvnw)");
    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/scripts"))) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void thereIsOneForEachPurpose() throws IOException {
        assertThat(workflows().map(file -> file.getFileName().toString()))
                .containsExactly("native.yaml", "release.yaml", "verify.yaml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void eachJobSaysWhereItRunsForHowLongAndWhatItDoes(Path file) throws IOException {
        JsonNode workflow = new YAMLMapper().readTree(file.toFile());

        assertThat(workflow.get("name").asText() + ".yaml")
                .isEqualTo(file.getFileName().toString());
        assertThat(workflow.at("/permissions/contents").asText()).isEqualTo("read");
        assertThat(workflow.get("jobs").properties()).isNotEmpty().allSatisfy(job -> {
            assertThat(job.getValue().get("runs-on").asText()).matches("ubuntu-\\d+\\.\\d+");
            assertThat(job.getValue().get("timeout-minutes").asInt()).isPositive();
            assertThat(ComposeFile.list(job.getValue().get("steps")))
                    .isNotEmpty()
                    .allMatch(step -> step.has("run") != step.has("uses"));
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionsArePinnedToACommitAndSayWhichVersionThatIs(Path file) throws IOException {
        List<MatchResult> uses = USES.matcher(Files.readString(file)).results().toList();

        assertThat(uses).isNotEmpty().allSatisfy(use -> {
            assertThat(use.group(1)).matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}");
            assertThat(use.group(2)).matches(" # v[\\d.]+");
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void whatTheyCallIsThereAndCanBeCalled(Path file) throws IOException {
        List<Path> called = SCRIPT.matcher(Files.readString(file).replaceAll("(?m)^\\s*#.*$", ""))
                .results()
                .map(script -> Path.of(script.group(1)))
                .toList();

        assertThat(called).isNotEmpty().allMatch(Files::exists);
        assertThat(called)
                .filteredOn(script -> !script.toString().matches(".*\\.ya?ml"))
                .allMatch(Files::isExecutable);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsAreWhatBashUnderstands(Path script) throws IOException, InterruptedException {
        assertThat(ToolRun.of("bash", "-n", script.toString())).isEqualTo(new ToolRun(0, ""));
        assertThat(Files.readString(script)).contains("set -euo pipefail");
    }

    @Test
    void theNativeExecutableIsBuiltWithTheJdkThatTheImageIsBuiltWith() throws IOException {
        JsonNode steps = new YAMLMapper()
                .readTree(FOLDER.resolve("native.yaml").toFile())
                .at("/jobs/native/steps");
        String image = Files.readString(Path.of("docker/Dockerfile.native"));

        assertThat(steps.at("/1/with/distribution").asText()).isEqualTo("mandrel");
        assertThat(image)
                .contains("mandrel-builder-image:jdk-"
                        + steps.at("/1/with/java-version").asText());
    }
}
