package dev.hubbub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.Fence;
import dev.hubbub.testing.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Which commands of the documentation are run: all but those that cannot be, each for its reason. */
class ConsoleBlocksTest {

    /** What a block may need that tests have not, and the programs that need it. */
    private static final Map<String, Set<String>> NEEDS = Map.of(
            "needs docker", Set.of("docker", "./mvnw", "src/test/scripts/smoke-image.sh"),
            "builds the project", Set.of("./mvnw"),
            "needs native-image", Set.of("./mvnw", "target/hubbub"),
            "needs root", Set.of("apt-get"),
            "needs a collector of traces", Set.of("env"));

    private static final Set<String> LANGUAGES =
            Set.of("console", "yaml", "json", "js", "text", "mermaid", "properties", "proto");

    @Test
    void whatIsNotRunSaysWhatItNeedsAndNeedsIt(TestReporter reporter) {
        List<Transcript> left = transcripts(Transcript.Mode.NEVER);
        for (Transcript transcript : left) {
            reporter.publishEntry(transcript.fence().place(), transcript.reason());
            Set<String> programs = NEEDS.getOrDefault(transcript.reason(), Set.of());
            assertThat(programs)
                    .as("%s: %s", transcript.fence().place(), transcript.reason())
                    .isNotEmpty();
            assertThat(transcript.steps())
                    .as(transcript.fence().place())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(programs).as("%s", step).contains(step.program()));
        }
        reporter.publishEntry("blocks not run", Integer.toString(left.size()));
    }

    @Test
    void mostOfThemAreRunInEveryBuild() {
        assertThat(transcripts(Transcript.Mode.ALWAYS))
                .hasSizeGreaterThan(15)
                .hasSizeGreaterThan(transcripts(Transcript.Mode.SLOW).size())
                .hasSizeGreaterThan(transcripts(Transcript.Mode.NEVER).size());
    }

    @Test
    void commandsStandInBlocksThatAreRun() {
        for (Page page : Page.all()) {
            assertThat(page.fences().stream().filter(fence -> !LANGUAGES.contains(fence.language())))
                    .extracting(Fence::place)
                    .as("fences in another language than %s", LANGUAGES)
                    .isEmpty();
            assertThat(page.prose().stream()
                            .filter(line -> line.matches(" {4,}(\\$ |curl |java |\\./|docker |hubbub |grpcurl ).*")))
                    .as("%s: commands by indentation", page.name())
                    .isEmpty();
        }
    }

    private static List<Transcript> transcripts(Transcript.Mode mode) {
        return Page.all().stream()
                .flatMap(page -> Transcript.of(page).stream())
                .filter(transcript -> transcript.mode() == mode)
                .toList();
    }
}
