package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.LISTENERS;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong at the top of a scenario, and what would be right. */
class ScenarioFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.5", "\"42\"", "x", "true", "1.0e30"})
    void otherSeedsAreFaulty(String seed) {
        assertThat(faults(withTop("seed: " + seed)))
                .containsExactly(new Fault("seed", "must be a whole number of at most 64 bits, not " + quoted(seed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a b", "ä", "a/b", "''"})
    void aNameHasAShape(String name) {
        String text = withTop("").replace("name: t", "name: " + name);
        assertThat(faults(text))
                .containsExactly(new Fault(
                        "name",
                        "must be 1 to 64 letters, digits and . _ - and begin with a letter or digit, not \""
                                + name.replace("''", "") + "\""));
    }

    @Test
    void aNameHasAtMost64Characters() {
        String longest = "n".repeat(64);
        assertThat(read(withTop("").replace("name: t", "name: " + longest)).name())
                .isEqualTo(longest);
        assertThat(faults(withTop("").replace("name: t", "name: " + longest + "n")))
                .extracting(Fault::field)
                .containsExactly("name");
    }

    @Test
    void aNameThatLooksLikeANumberNeedsQuotes() {
        assertThat(faults(withTop("").replace("name: t", "name: 2024")))
                .extracting(Fault::toString)
                .singleElement()
                .asString()
                .startsWith("name: must be 1 to 64 letters")
                .endsWith(", not 2024");
        assertThat(read(withTop("").replace("name: t", "name: \"2024\"")).name())
                .isEqualTo("2024");
    }

    @Test
    void nameAndScenariosMustBeThere() {
        assertThat(faults("seed: 1"))
                .containsExactly(
                        new Fault("scenarios", "is missing; it must be a map from names to what they stand for"),
                        new Fault(
                                "name",
                                "is missing; it must be 1 to 64 letters, digits and . _ - and begin with a letter or"
                                        + " digit"));
    }

    @Test
    void aKeyWithoutAValueIsAFault() {
        assertThat(faults(withTop("drain:")))
                .containsExactly(new Fault(
                        "drain", "has no value; it must be a duration of at least 1ms, such as 30s or 2m, up to 24h"));
        assertThat(faults("name: t\nscenarios:"))
                .containsExactly(
                        new Fault("scenarios", "has no value; it must be a map from names to what they stand for"));
    }

    @Test
    void theTextMustBeAMap() {
        assertThat(faults("- name"))
                .containsExactly(new Fault(
                        "scenario",
                        "must be a map with the keys name, seed, target, rooms, scenarios, events, thresholds,"
                                + " summaryTrendStats, summary, drain, not a list"));
        assertThat(faults("hello"))
                .extracting(Fault::toString)
                .singleElement()
                .asString()
                .endsWith(", not \"hello\"");
    }

    @Test
    void unknownKeysAreFaultsAndMeantOnesAreNamed() {
        assertThat(faults(withTop("treshold: {}\nvus: 5")))
                .containsExactly(
                        new Fault("treshold", "is not known; did you mean thresholds?"),
                        new Fault(
                                "vus",
                                "is not known; there are name, seed, target, rooms, scenarios, events, thresholds,"
                                        + " summaryTrendStats, summary, drain"));
    }

    @Test
    void faultsOfAllPartsAreReportedAtOnce() {
        String text =
                """
                name: "-"
                seed: many
                targets: {url: "x"}
                target: {url: nowhere}
                rooms: {count: 0}
                drain: 5
                scenarios:
                  listeners: {executor: ramping-vus, exec: subscribe, think: 1s,
                              stages: [{duration: 1s}, {target: 5, durations: 1s}]}
                  talkers: {executor: constant-rate, exec: shout}
                  "!": 7
                events: [{at: 1s, action: explode}, {share: 0}]
                thresholds: {latency: ["p(99)<x"], delivery_lost: ["p(99)<5"]}
                summaryTrendStats: [p99, avg, avg]
                """;
        assertThat(faults(text))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "seed",
                        "targets",
                        "target.url",
                        "rooms.count",
                        "drain",
                        "scenarios.listeners.think",
                        "scenarios.listeners.stages[0].target",
                        "scenarios.listeners.stages[1].durations",
                        "scenarios.listeners.stages[1].duration",
                        "scenarios.talkers.executor",
                        "scenarios.talkers.exec",
                        "scenarios.!",
                        "scenarios.!",
                        "events[0].action",
                        "events[1].at",
                        "events[1].action",
                        "events[1].share",
                        "thresholds.latency",
                        "thresholds.latency[0]",
                        "thresholds.delivery_lost[0]",
                        "summaryTrendStats[0]",
                        "summaryTrendStats[2]");
    }

    @Test
    void aWorkloadMustBeAMapAndHaveASoundName() {
        assertThat(faults("name: t\nscenarios: {l: " + LISTENERS + ", \"a b\": " + LISTENERS + ", c: 7}"))
                .extracting(Fault::field)
                .containsExactly("scenarios.a b", "scenarios.c");
    }

    @Test
    void thereAreAtMost100Workloads() {
        StringBuilder text = new StringBuilder("name: t\nscenarios:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  w").append(i).append(": ").append(LISTENERS).append('\n');
        }
        assertThat(read(text.toString()).workloads()).hasSize(100);
        text.append("  more: ").append(LISTENERS).append('\n');
        assertThat(faults(text.toString()))
                .containsExactly(new Fault("scenarios", "has 101 entries; at most 100 are allowed"));
    }

    @Test
    void otherStatisticsAreFaulty() {
        assertThat(faults(withTop("summaryTrendStats: [rate, mean, 5, \"p(99)\", \"p(99.0)\"]")))
                .containsExactly(
                        new Fault("summaryTrendStats[0]", statistic("\"rate\"")),
                        new Fault("summaryTrendStats[1]", statistic("\"mean\"")),
                        new Fault("summaryTrendStats[2]", statistic("5")),
                        new Fault("summaryTrendStats[4]", "is there twice; keep one"));
        assertThat(faults(withTop("summaryTrendStats: []")))
                .containsExactly(new Fault("summaryTrendStats", "is empty; give at least 1"));
        assertThat(faults(withTop("summaryTrendStats: avg")))
                .containsExactly(new Fault("summaryTrendStats", "must be a list, not \"avg\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "25h", "5", "soon"})
    void theDrainIsADurationAbove0(String drain) {
        assertThat(faults(withTop("drain: " + drain))).extracting(Fault::field).containsExactly("drain");
    }

    private static String statistic(String written) {
        return "must be a statistic of a trend: count, avg, min, med, max, p(N) with N from 0 to 100, not " + written;
    }

    private static String quoted(String yaml) {
        return yaml.equals("x") ? "\"x\"" : yaml;
    }
}
