package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.RAMPING_RATE;
import static dev.hubbub.scenario.ScenarioFixture.RAMPING_VUS;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.withWorkload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageReaderTest {

    @Test
    void everyFaultOfStagesHasItsPath() {
        assertThat(faults(withWorkload(
                        RAMPING_VUS + ", startVUs: -1, stages: [{duration: 1s, target: 5}, {duration: x, target: 1.5,"
                                + " name: 'a b', warmup: maybe, size: 5}, 7, {}]")))
                .containsExactly(
                        new Fault("scenarios.w.startVUs", "must be a whole number from 0 to 1000000, not -1"),
                        new Fault(
                                "scenarios.w.stages[1].size", "is not known; there are duration, target, name, warmup"),
                        new Fault(
                                "scenarios.w.stages[1].duration",
                                "must be a duration such as 500ms, 30s or 1h30m, up to 24h, not \"x\""),
                        new Fault("scenarios.w.stages[1].target", "must be a whole number from 0 to 1000000, not 1.5"),
                        new Fault(
                                "scenarios.w.stages[1].name",
                                "must be 1 to 64 letters, digits and . _ - and begin with a letter or digit, not"
                                        + " \"a b\""),
                        new Fault("scenarios.w.stages[1].warmup", "must be true or false, not \"maybe\""),
                        new Fault(
                                "scenarios.w.stages[2]",
                                "must be a map with the keys duration, target, name, warmup, not 7"),
                        new Fault(
                                "scenarios.w.stages[3].duration",
                                "is missing; it must be a duration such as 500ms, 30s or 1h30m, up to 24h"),
                        new Fault(
                                "scenarios.w.stages[3].target",
                                "is missing; it must be a whole number from 0 to 1000000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RAMPING_VUS + ", stages: [{duration: 1s, target: 0}, {duration: 1s, target: 0}]",
                RAMPING_RATE + ", preAllocatedVUs: 1, stages: [{duration: 1s, target: 0}]",
            })
    void oneTargetMustBeAboveZero(String workload) {
        assertThat(faults(withWorkload(workload)))
                .containsExactly(new Fault(
                        "scenarios.w.stages", "have no target but 0, so that nothing would happen; give one above 0"));
    }

    @Test
    void whoStartsAboveZeroMayEndThere() {
        assertThat(faults(withWorkload(RAMPING_VUS + ", startVUs: 5, stages: [{duration: 1s, target: 0}]")))
                .isEmpty();
    }

    @Test
    void stagesMustBeThereAndTakeTime() {
        assertThat(faults(withWorkload(RAMPING_VUS + ", stages: []")))
                .containsExactly(new Fault("scenarios.w.stages", "is empty; give at least 1"));
        assertThat(faults(withWorkload(RAMPING_VUS + ", stages: [{duration: 0s, target: 5}]")))
                .containsExactly(
                        new Fault("scenarios.w.stages", "take no time; give at least one a duration above 0s"));
        assertThat(faults(withWorkload(RAMPING_VUS + ", stages: {duration: 5s, target: 5}")))
                .containsExactly(new Fault("scenarios.w.stages", "must be a list, not a map"));
    }

    @Test
    void thereAreAtMost100Stages() {
        String stages = "{duration: 1s, target: 5}" + ", {duration: 1s, target: 5}".repeat(99);
        assertThat(faults(withWorkload(RAMPING_VUS + ", stages: [" + stages + "]")))
                .isEmpty();
        assertThat(faults(withWorkload(RAMPING_VUS + ", stages: [" + stages + ", " + stages + "]")))
                .containsExactly(new Fault("scenarios.w.stages", "has 200 entries; at most 100 are allowed"));
    }
}
