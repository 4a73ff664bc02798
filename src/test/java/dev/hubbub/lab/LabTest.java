package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.error.HubbubException;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Scenario;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starting runs, on real threads. */
class LabTest {

    private static final LabSettings SETTINGS =
            new LabSettings("lab", 1, 1000, Duration.ofHours(1), 100, Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final Scenario scenario =
            new WalkFixture().listeners(1, 60).context().scenario();

    @Test
    void theNextRunMayBeginAsSoonAsOneIsDone() throws Exception {
        try (Lab lab = new Lab(
                SETTINGS,
                (target, streams) -> {
                    throw new IllegalStateException("not to be had");
                },
                any -> false)) {
            Verdict verdict = lab.start(scenario)
                    .done()
                    .thenCompose(first -> lab.start(scenario).done())
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)
                    .report()
                    .verdict();

            assertThat(verdict).isEqualTo(Verdict.INVALID);
        }
    }

    @Test
    void anErrorOfTheDiallerEndsTheRunAsWell() throws Exception {
        try (Lab lab = new Lab(
                SETTINGS,
                (target, streams) -> {
                    throw new NoClassDefFoundError("left out by the test");
                },
                any -> false)) {
            LabRun run = lab.start(scenario);

            assertThat(run.done()
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS)
                            .report()
                            .reasons()
                            .get(0))
                    .contains("left out by the test");
            assertThat(run.progress().state()).isEqualTo(RunProgress.State.ENDED);
        }
    }

    @Test
    void aSecondRunIsRefusedWhileOneGoesOn() {
        CountDownLatch held = new CountDownLatch(1);
        try (Lab lab = new Lab(
                SETTINGS,
                (target, streams) -> {
                    awaitQuietly(held);
                    throw new IllegalStateException("not to be had");
                },
                any -> false)) {
            lab.start(scenario);

            assertThatThrownBy(() -> lab.start(scenario))
                    .isInstanceOf(HubbubException.class)
                    .hasMessageContaining("hubbub.lab.concurrent-runs");
            held.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
