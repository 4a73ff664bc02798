package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.RAMPING_RATE;
import static dev.hubbub.scenario.ScenarioFixture.RAMPING_VUS;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.readWorkload;
import static dev.hubbub.scenario.ScenarioFixture.withWorkload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.Fault;
import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Executor.ConstantVus;
import dev.hubbub.scenario.Executor.PerVuIterations;
import dev.hubbub.scenario.Executor.RampingVus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workload {@code w} publishes, unless the test says otherwise. */
class ExecutorReaderTest {

    private static final String CONSTANT_VUS = "executor: constant-vus, exec: publish";
    private static final String CONSTANT_RATE = "executor: constant-arrival-rate, exec: publish";
    private static final String ITERATIONS = "executor: per-vu-iterations, exec: publish";
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void readsConstantVus() {
        assertThat(executor(CONSTANT_VUS + ", vus: 7, duration: 10s"))
                .isEqualTo(new ConstantVus(7, new Stage(TEN, 7, "main", false)));
        assertThat(executor(CONSTANT_VUS + ", vus: 7, duration: 10s, stage: calm, warmup: true"))
                .isEqualTo(new ConstantVus(7, new Stage(TEN, 7, "calm", true)));
    }

    @Test
    void readsRampingVus() {
        assertThat(executor(RAMPING_VUS + ", stages: [{duration: 10s, target: 7}]"))
                .isEqualTo(new RampingVus(0, List.of(new Stage(TEN, 7, "main", false))));
        assertThat(executor(RAMPING_VUS + ", startVUs: 3, stages: [{duration: 10s, target: 0, name: out, warmup: true},"
                        + " {duration: 0s, target: 5}]"))
                .isEqualTo(new RampingVus(
                        3, List.of(new Stage(TEN, 0, "out", true), new Stage(Duration.ZERO, 5, "main", false))));
    }

    @Test
    void readsConstantArrivalRates() {
        assertThat(executor(CONSTANT_RATE + ", rate: 7, duration: 10s, preAllocatedVUs: 4"))
                .isEqualTo(new ArrivalRate(7, List.of(new Stage(TEN, 7, "main", false)), 4, 4));
        assertThat(executor(CONSTANT_RATE
                        + ", rate: 90, timeUnit: 1m, duration: 10s, preAllocatedVUs: 4, maxVUs: 9, stage: s,"
                        + " warmup: true"))
                .isEqualTo(new ArrivalRate(1.5, List.of(new Stage(TEN, 1.5, "s", true)), 4, 9));
    }

    @Test
    void readsRampingArrivalRates() {
        assertThat(executor(RAMPING_RATE + ", stages: [{duration: 10s, target: 7.5}], preAllocatedVUs: 4"))
                .isEqualTo(new ArrivalRate(0, List.of(new Stage(TEN, 7.5, "main", false)), 4, 4));
        assertThat(executor(RAMPING_RATE + ", startRate: 5, timeUnit: 500ms, preAllocatedVUs: 4, maxVUs: 4,"
                        + " stages: [{duration: 10s, target: 7, name: a}, {duration: 10s, target: 0}]"))
                .isEqualTo(new ArrivalRate(
                        10, List.of(new Stage(TEN, 14, "a", false), new Stage(TEN, 0, "main", false)), 4, 4));
    }

    @Test
    void readsIterationsPerVirtualUser() {
        assertThat(executor(ITERATIONS + ", vus: 7"))
                .isEqualTo(new PerVuIterations(7, 1, new Stage(Duration.ofMinutes(10), 7, "main", false)));
        assertThat(executor(ITERATIONS + ", vus: 7, iterations: 20, maxDuration: 10s, stage: s, warmup: true"))
                .isEqualTo(new PerVuIterations(7, 20, new Stage(TEN, 7, "s", true)));
    }

    @Test
    void anExecutorMustBeNamed() {
        assertThat(faults(withWorkload("exec: publish, vus: 5, rate: 5")))
                .containsExactly(new Fault(
                        "scenarios.w.executor",
                        "is missing; it must be one of constant-vus, ramping-vus, constant-arrival-rate,"
                                + " ramping-arrival-rate, per-vu-iterations"));
        assertThat(faults(withWorkload("executor: ramping-vu, exec: publish, foo: 5")))
                .containsExactly(
                        new Fault("scenarios.w.foo", unknown()),
                        new Fault(
                                "scenarios.w.executor",
                                "must be one of constant-vus, ramping-vus, constant-arrival-rate, ramping-arrival-rate,"
                                        + " per-vu-iterations, not \"ramping-vu\"; did you mean ramping-vus?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                CONSTANT_VUS + " | vus duration",
                RAMPING_VUS + " | stages",
                CONSTANT_RATE + " | rate duration preAllocatedVUs",
                RAMPING_RATE + " | stages preAllocatedVUs",
                ITERATIONS + " | vus",
            })
    void whatAnExecutorNeedsMustBeThere(String workload, String keys) {
        assertThat(faults(withWorkload(workload)))
                .allMatch(fault -> fault.detail().startsWith("is missing; it must be a"))
                .extracting(Fault::field)
                .containsExactly(List.of(keys.split(" ")).stream()
                        .map(key -> "scenarios.w." + key)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                CONSTANT_VUS + ", vus: 5, duration: 1s | rate: 5 | rate | constant-arrival-rate",
                CONSTANT_VUS + ", vus: 5, duration: 1s | stages: [] | stages | ramping-vus, ramping-arrival-rate",
                RAMPING_VUS + ", stages: [{duration: 1s, target: 5}] | vus: 5 | vus | constant-vus, per-vu-iterations",
                RAMPING_VUS + ", stages: [{duration: 1s, target: 5}] | stage: s | stage | constant-vus,"
                        + " constant-arrival-rate, per-vu-iterations",
                CONSTANT_RATE + ", rate: 5, duration: 1s, preAllocatedVUs: 1 | startRate: 5 | startRate |"
                        + " ramping-arrival-rate",
                RAMPING_RATE + ", stages: [{duration: 1s, target: 5}], preAllocatedVUs: 1 | warmup: true | warmup |"
                        + " constant-vus, constant-arrival-rate, per-vu-iterations",
                ITERATIONS + ", vus: 5 | duration: 5s | duration | constant-vus, constant-arrival-rate",
            })
    void keysOfOtherExecutorsDoNotFit(String workload, String more, String key, String owners) {
        String executor = workload.substring("executor: ".length(), workload.indexOf(','));
        assertThat(faults(withWorkload(workload + ", " + more)))
                .containsExactly(new Fault(
                        "scenarios.w." + key, "does not fit the executor " + executor + "; it belongs to " + owners));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"5\"", "1000001", "9999999999999999999", "[5]", "true"})
    void virtualUsersAreAWholeNumberFrom1(String vus) {
        assertThat(faults(withWorkload(CONSTANT_VUS + ", duration: 1s, vus: " + vus)))
                .containsExactly(new Fault(
                        "scenarios.w.vus",
                        "must be a whole number from 1 to 1000000, not " + (vus.startsWith("[") ? "a list" : vus)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.5", "\"5\"", "1000001", ".nan", ".inf"})
    void aRateIsANumberAbove0(String rate) {
        assertThat(faults(withWorkload(CONSTANT_RATE + ", duration: 1s, preAllocatedVUs: 1, rate: " + rate)))
                .extracting(Fault::field)
                .containsExactly("scenarios.w.rate");
    }

    @Test
    void ratesPerSecondAreBounded() {
        assertThat(faults(withWorkload(RAMPING_RATE
                        + ", timeUnit: 1ms, preAllocatedVUs: 1, startRate: 1001,"
                        + " stages: [{duration: 1s, target: 5000}]")))
                .containsExactly(
                        new Fault("scenarios.w.startRate", "is 1001000 a second; at most 1000000 are allowed"),
                        new Fault("scenarios.w.stages[0].target", "is 5000000 a second; at most 1000000 are allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "5", "-5s", "PT5S", "25h", "ten", "true"})
    void aDurationIsAboveZeroAndHasAUnit(String duration) {
        assertThat(faults(withWorkload(CONSTANT_VUS + ", vus: 1, duration: " + duration)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("scenarios.w.duration");
                    assertThat(fault.detail())
                            .startsWith("must be a duration of at least 1ms, such as 30s or 2m, up to 24h, not ");
                });
    }

    @Test
    void moreVirtualUsersCannotBeFewer() {
        assertThat(faults(withWorkload(CONSTANT_RATE + ", rate: 1, duration: 1s, preAllocatedVUs: 10, maxVUs: 9")))
                .containsExactly(
                        new Fault("scenarios.w.maxVUs", "must be at least preAllocatedVUs, which is 10, not 9"));
    }

    @Test
    void aFaultyNumberOfVirtualUsersIsNotComparedWithTheOther() {
        assertThat(faults(withWorkload(CONSTANT_RATE + ", rate: 1, duration: 1s, preAllocatedVUs: 10, maxVUs: x")))
                .extracting(Fault::field)
                .containsExactly("scenarios.w.maxVUs");
        assertThat(faults(withWorkload(CONSTANT_RATE + ", rate: 1, duration: 1s, preAllocatedVUs: x, maxVUs: 5")))
                .extracting(Fault::field)
                .containsExactly("scenarios.w.preAllocatedVUs");
    }

    private static Executor executor(String keys) {
        return readWorkload(keys).executor();
    }

    private static String unknown() {
        return "is not known; there are executor, exec, startTime, gracefulStop, gracefulRampDown, rooms, payload,"
                + " slow, churn, think, streamsPerConnection, vus, duration, stage, warmup, startVUs, stages, rate,"
                + " timeUnit, preAllocatedVUs, maxVUs, startRate, iterations, rampUp, maxDuration";
    }
}
