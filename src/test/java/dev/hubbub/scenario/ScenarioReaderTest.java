package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.HERE;
import static dev.hubbub.scenario.ScenarioFixture.LISTENERS;
import static dev.hubbub.scenario.ScenarioFixture.TALKERS;
import static dev.hubbub.scenario.ScenarioFixture.example;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.report.Criterion;
import dev.hubbub.scenario.Disruption.Action;
import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Executor.RampingVus;
import dev.hubbub.scenario.Workload.Exec;
import dev.hubbub.scenario.Workload.Payload;
import dev.hubbub.scenario.Workload.Pick;
import dev.hubbub.scenario.Workload.Rooms;
import dev.hubbub.scenario.Workload.Slow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {

    @Test
    void readsTheExampleAsAWhole() {
        Scenario scenario = read(example());
        assertThat(scenario.name()).isEqualTo("room-5k");
        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.target()).isEqualTo(Target.plain("localhost:9000"));
        assertThat(scenario.disruptions())
                .containsExactly(new Disruption(Duration.ofSeconds(90), Action.DISCONNECT, 0.5));
        assertThat(scenario.thresholds())
                .containsExactly(
                        threshold("fanout_latency", "steady", "p(99)<50"),
                        threshold("fanout_latency", "steady", "p(99.9)<200"),
                        new Threshold(
                                "delivery_reach", null, Criterion.parse("rate>0.9999"), true, Duration.ofSeconds(10)),
                        threshold("delivery_duplicates", null, "count==0"));
        assertThat(scenario.summaryTrendStats())
                .containsExactly("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "p(99.99)");
        assertThat(scenario.duration()).isEqualTo(Duration.ofSeconds(150));
        assertThat(scenario.source()).isEqualTo(example());
    }

    @Test
    void readsTheExamplesListeners() {
        Duration warmup = Duration.ofSeconds(30);
        assertThat(read(example()).workloads().get(0))
                .isEqualTo(new Workload(
                        "listeners",
                        new RampingVus(
                                0,
                                List.of(
                                        new Stage(warmup, 5000, "warmup", true),
                                        new Stage(Duration.ofMinutes(2), 5000, "steady", false))),
                        Duration.ZERO,
                        Exec.SUBSCRIBE,
                        Duration.ofSeconds(10),
                        new Rooms(null, 10, Pick.ZIPF),
                        new Payload(64, null),
                        new Slow(0.01, 5),
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        100));
    }

    @Test
    void theExamplesTalkersPublishToTheListenersRooms() {
        Stage steady = new Stage(Duration.ofMinutes(2), 100, "steady", false);
        assertThat(read(example()).workloads().get(1))
                .isEqualTo(new Workload(
                        "talkers",
                        new ArrivalRate(10, List.of(steady), 50, 50),
                        Duration.ofSeconds(30),
                        Exec.PUBLISH,
                        Duration.ofSeconds(5),
                        new Rooms(null, 10, Pick.ZIPF),
                        new Payload(128, null),
                        null,
                        null,
                        Duration.ZERO,
                        100));
    }

    @Test
    void whatIsLeftOutHasADefault() {
        Scenario scenario = read("name: t\nscenarios: {listeners: " + LISTENERS + "}");
        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.target()).isEqualTo(HERE);
        assertThat(scenario.disruptions()).isEmpty();
        assertThat(scenario.thresholds()).isEmpty();
        assertThat(scenario.summaryTrendStats())
                .containsExactly("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)");
        assertThat(scenario.drain()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsJsonLikeYaml() {
        String json =
                """
                {"name": "t", "seed": -7, "drain": "1500ms", "summaryTrendStats": ["max", "p(50.0)"], "scenarios": {
                  "listeners": {"executor": "constant-vus", "vus": 5, "duration": "10s", "exec": "subscribe"}}}""";
        Scenario scenario = read(json);
        assertThat(scenario.workloads()).isEqualTo(read(withTop("")).workloads().subList(0, 1));
        assertThat(scenario.seed()).isEqualTo(-7);
        assertThat(scenario.drain()).isEqualTo(Duration.ofMillis(1500));
        assertThat(scenario.summaryTrendStats()).containsExactly("max", "p(50)");
        assertThat(scenario.source()).isEqualTo(json);
    }

    @Test
    void aByteOrderMarkAndBlanksBeforeTheTextDoNotMatter() {
        String json = "\n {\"name\": \"t\", \"scenarios\": {\"l\": {\"executor\": \"constant-vus\", \"vus\": 1,"
                + " \"duration\": \"1s\", \"exec\": \"chat\"}}}";
        assertThat(read("\uFEFF" + json)).isEqualTo(read(json));
    }

    @Test
    void workloadsKeepTheirOrder() {
        String text = "name: t\nscenarios: {b: " + LISTENERS + ", a: " + TALKERS + ", c: " + LISTENERS + "}";
        assertThat(read(text).workloads()).extracting(Workload::name).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0"})
    void anySeedOf64BitsIsTaken(String seed) {
        assertThat(read(withTop("seed: " + seed)).seed()).isEqualTo(Long.parseLong(seed));
    }

    @Test
    void statisticsOfTrendsAreTaken() {
        assertThat(read(withTop("summaryTrendStats: [count, \"p(99.90)\"]")).summaryTrendStats())
                .containsExactly("count", "p(99.9)");
    }

    @Test
    void aReaderReadsAnyNumberOfTexts() {
        ScenarioReader reader = new ScenarioReader(HERE);
        assertThat(faults("x: 1")).isNotEmpty();
        assertThat(reader.read(example())).isEqualTo(reader.read(example()));
    }

    private static Threshold threshold(String metric, @Nullable String stage, String text) {
        return new Threshold(metric, stage, Criterion.parse(text), false, Duration.ZERO);
    }
}
