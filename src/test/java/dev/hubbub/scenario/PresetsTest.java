package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.HERE;
import static dev.hubbub.scenario.ScenarioFixture.STOMP_HERE;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    private static final Path FOLDER = Path.of("src/main/resources/presets");

    static List<String> names() {
        return Presets.names();
    }

    @Test
    void theIndexNamesEveryPresetAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Presets.names());
        }
        assertThat(Presets.names())
                .containsExactly(
                        "smoke",
                        "fan-out-1k",
                        "ramp",
                        "hundred-more",
                        "spike",
                        "slow-consumers",
                        "reconnect-storm",
                        "soak",
                        "stomp-staged");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPresetCanBeRunAsItIsAgainstTheDefaultTarget(String name) {
        Scenario scenario = read(Presets.text(name));
        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.target()).isIn(HERE, STOMP_HERE);
        assertThat(scenario.thresholds()).isNotEmpty();
        assertThat(scenario.workloads().stream()
                        .mapToInt(w -> w.executor().maxVus())
                        .sum())
                .isLessThan(2_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPresetBeginsBySayingWhatItIsFor(String name) {
        assertThat(Presets.text(name)).startsWith("# ");
        assertThat(Presets.text(name).lines()).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @MethodSource("names")
    void subscribersStayLongerThanPublishers(String name) {
        List<Workload> workloads = read(Presets.text(name)).workloads();
        assertThat(end(workloads, false)).isLessThan(end(workloads, true));
    }

    @Test
    void theStagedTestHasThreeStagesOf300UsersOverTenSeconds() {
        Scenario staged = read(Presets.text("stomp-staged"));
        assertThat(staged.summary()).isEqualTo(Scenario.Summary.LOAD_TEST);
        assertThat(staged.target()).isEqualTo(STOMP_HERE);
        assertThat(staged.workloads())
                .hasSize(3)
                .allSatisfy(stage -> assertThat(stage.executor())
                        .isInstanceOfSatisfying(Executor.PerVuIterations.class, each -> {
                            assertThat(each.vus()).isEqualTo(300);
                            assertThat(each.iterations()).isOne();
                            assertThat(each.rampUp()).isEqualTo(Duration.ofSeconds(10));
                        }))
                .extracting(Workload::startTime)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void theSmokeTestIsShortAndSmall() {
        Scenario smoke = read(Presets.text("smoke"));
        assertThat(smoke.duration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(smoke.workloads().get(0).executor().maxVus()).isEqualTo(20);
    }

    @Test
    void theSoakTakesHalfAnHour() {
        assertThat(read(Presets.text("soak")).duration()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smok", "../application", "", "index", "SMOKE"})
    void otherNamesAreNotFound(String name) {
        HubbubException thrown = catchThrowableOfType(HubbubException.class, () -> Presets.text(name));
        assertThat(thrown.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(thrown)
                .hasMessageStartingWith("there is no preset \"" + name + "\"")
                .hasMessageEndingWith(
                        "there are smoke, fan-out-1k, ramp, hundred-more, spike, slow-consumers, reconnect-storm, soak,"
                                + " stomp-staged");
    }

    @Test
    void aHundredMoreComeAtATimeAndAHundredSayAHundredThings() {
        Scenario steps = read(Presets.text("hundred-more"));
        assertThat(steps.workloads().get(0).executor().stages())
                .extracting(Stage::target)
                .containsExactly(100.0, 100.0, 200.0, 200.0, 300.0, 300.0, 400.0, 400.0, 500.0, 500.0);
        assertThat(steps.workloads().subList(1, 6))
                .extracting(Workload::executor)
                .allSatisfy(each -> assertThat(each).isInstanceOfSatisfying(Executor.PerVuIterations.class, talkers -> {
                    assertThat(talkers.vus()).isEqualTo(100);
                    assertThat(talkers.iterations()).isEqualTo(100);
                }));
    }

    @Test
    void theNativeImageTakesThemAlong() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .containsPattern("quarkus.native.resources.includes=.*presets/\\*,.*scenario.schema.json,");
    }

    private static Duration end(List<Workload> workloads, boolean subscribers) {
        return workloads.stream()
                .filter(workload -> workload.exec().subscribes() == subscribers)
                .map(Workload::end)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
