package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.LISTENERS;
import static dev.hubbub.scenario.ScenarioFixture.TALKERS;
import static dev.hubbub.scenario.ScenarioFixture.example;
import static dev.hubbub.scenario.ScenarioFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.scenario.Executor.ArrivalRate;
import dev.hubbub.scenario.Executor.ConstantVus;
import dev.hubbub.scenario.Executor.PerVuIterations;
import dev.hubbub.scenario.Executor.RampingVus;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void aRateGoesUpWithItsVirtualUsers() {
        Scenario scaled = read(example()).withRate(1_000);
        assertThat(scaled.workloads().get(1).executor())
                .isEqualTo(new ArrivalRate(
                        100, List.of(new Stage(Duration.ofMinutes(2), 1_000, "steady", false)), 500, 500));
    }

    @Test
    void nothingElseChangesWithTheRate() {
        Scenario scenario = read(example());
        assertThat(scenario.withRate(1_000).withRate(100)).isEqualTo(scenario);
        assertThat(scenario.withRate(7).workloads().get(0))
                .isEqualTo(scenario.workloads().get(0));
        assertThat(scenario.withRate(7).thresholds()).isEqualTo(scenario.thresholds());
    }

    @Test
    void theRatesOfSeveralWorkloadsAddUp() {
        Scenario scenario = scenario(
                LISTENERS,
                TALKERS.replace("rate: 5", "rate: 30").replace("VUs: 2", "VUs: 3, maxVUs: 10"),
                "{executor: ramping-arrival-rate, startRate: 10, preAllocatedVUs: 1, exec: chat,"
                        + " stages: [{duration: 10s, target: 5}, {duration: 10s, target: 0}]}");
        assertThat(scenario.withRate(10).workloads())
                .extracting(Workload::executor)
                .containsExactly(
                        new ConstantVus(5, new Stage(TEN, 5, "main", false)),
                        new ArrivalRate(7.5, List.of(new Stage(TEN, 7.5, "main", false)), 1, 3),
                        new ArrivalRate(
                                2.5,
                                List.of(new Stage(TEN, 1.25, "main", false), new Stage(TEN, 0, "main", false)),
                                1,
                                1));
    }

    @Test
    void arrivalsOfSubscribersAreNoMessages() {
        String visitors = TALKERS.replace("publish", "subscribe, churn: {meanSession: 5s}");
        Scenario scenario = scenario(visitors, TALKERS);
        assertThat(scenario.withRate(50).workloads().get(0))
                .isEqualTo(scenario.workloads().get(0));
        assertThat(faults(() -> scenario(visitors, LISTENERS).withRate(50)))
                .containsExactly(new Fault(
                        "rate",
                        "has nothing to scale: no workload that publishes has an executor with an arrival rate"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1_000_001})
    void aRateIsAbove0AndBounded(double rate) {
        assertThat(faults(() -> read(example()).withRate(rate)))
                .containsExactly(new Fault("rate", "must be above 0, up to 1000000 a second"));
    }

    @Test
    void subscribersGoUpStageByStage() {
        Scenario scenario = scenario("{executor: ramping-vus, exec: subscribe, startVUs: 10,"
                + " stages: [{duration: 10s, target: 200, name: up}, {duration: 10s, target: 50}]}");
        assertThat(executors(scenario.withSubscribers(1_000)))
                .containsExactly(new RampingVus(
                        50, List.of(new Stage(TEN, 1_000, "up", false), new Stage(TEN, 250, "main", false))));
        assertThat(executors(scenario.withSubscribers(1)))
                .containsExactly(
                        new RampingVus(0, List.of(new Stage(TEN, 1, "up", false), new Stage(TEN, 0, "main", false))));
    }

    @Test
    void theSubscribersOfSeveralWorkloadsAddUp() {
        Scenario scenario = scenario(
                LISTENERS.replace("vus: 5", "vus: 1"),
                LISTENERS.replace("vus: 5", "vus: 1"),
                "{executor: per-vu-iterations, vus: 1, iterations: 9, maxDuration: 10s, exec: chat}",
                TALKERS);
        assertThat(executors(scenario.withSubscribers(10)))
                .containsExactly(
                        new ConstantVus(3, new Stage(TEN, 3, "main", false)),
                        new ConstantVus(4, new Stage(TEN, 4, "main", false)),
                        new PerVuIterations(3, 9, new Stage(TEN, 3, "main", false)),
                        scenario.workloads().get(3).executor());
    }

    @Test
    void eachWorkloadKeepsAtLeastOneSubscriber() {
        Scenario scenario = scenario(LISTENERS.replace("vus: 5", "vus: 1000"), LISTENERS.replace("vus: 5", "vus: 1"));
        assertThat(executors(scenario.withSubscribers(1)))
                .extracting(Executor::maxVus)
                .containsExactly(1, 1);
    }

    @Test
    void thereMustBeSubscribersToScale() {
        String visitors = TALKERS.replace("publish", "subscribe, churn: {meanSession: 5s}");
        assertThat(faults(() -> scenario(visitors, TALKERS).withSubscribers(50)))
                .containsExactly(new Fault(
                        "subscribers",
                        "have nothing to scale: no workload that subscribes has a number of virtual users"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void subscribersAreAtLeastOneAndBounded(int subscribers) {
        assertThat(faults(() -> read(example()).withSubscribers(subscribers)))
                .containsExactly(new Fault("subscribers", "must be from 1 to 1000000"));
    }

    private static List<Executor> executors(Scenario scenario) {
        return scenario.workloads().stream().map(Workload::executor).toList();
    }

    private static Scenario scenario(String... workloads) {
        StringBuilder text = new StringBuilder("name: t\nscenarios:\n");
        for (int i = 0; i < workloads.length; i++) {
            text.append("  w").append(i).append(": ").append(workloads[i]).append('\n');
        }
        return read(text.toString());
    }

    private static List<Fault> faults(ThrowingCallable call) {
        return catchThrowableOfType(HubbubException.class, call).faults();
    }
}
