package dev.hubbub.lab;

import static dev.hubbub.lab.WalkFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of a few seconds of virtual time against a target that does what it is told. */
class WalkTest {

    private final WalkFixture fixture = new WalkFixture();
    private final FakeTarget target = fixture.target;

    @Test
    void everybodyGetsEverything() {
        RunReport report = fixture.listeners(20, 11).talkers(10, 10, 5).run();

        assertThat(report.ledger()).isEqualTo(new Delivery(100, 0, 2000, 2000, 0, 0, 0, 0, 0));
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.reasons()).isEmpty();
        assertThat(value(report, "fanout_latency", "max")).isEqualTo(1.0);
        assertThat(value(report, "time_to_last", "count")).isEqualTo(100);
        assertThat(value(report, "connects", "count")).isEqualTo(20);
        assertThat(value(report, "vus", "max")).isEqualTo(25);
    }

    @Test
    void countsWhatIsDroppedAndDoubled() {
        target.misdeed = (member, offset) -> offset == 50 ? 0 : offset % 10 == 0 ? 2 : 1;

        RunReport report = fixture.listeners(20, 11).talkers(10, 10, 5).run();

        assertThat(report.ledger()).isEqualTo(new Delivery(100, 0, 2000, 1980, 20, 180, 0, 0, 0));
        assertThat(report.worstMessages().get(0).delivered()).isZero();
        assertThat(report.worstMessages().get(0).expected()).isEqualTo(20);
        assertThat(report.worstSubscribers().get(0).lost()).isEqualTo(1);
    }

    @Test
    void aRefusedMessageIsExpectedByNobody() {
        fixture.listeners(5, 11).talkers(10, 10, 5).begin().pass(5);
        target.swallowing = true;
        fixture.pass(1);
        target.swallowing = false;

        RunReport report = fixture.end();

        assertThat(report.ledger().refused()).isEqualTo(10);
        assertThat(report.ledger().published()).isEqualTo(90);
        assertThat(report.ledger().expected()).isEqualTo(450);
        assertThat(report.ledger().reach()).isEqualTo(1);
        assertThat(report.failures()).containsEntry("down by the test", 10);
        assertThat(report.seconds()).as("nobody waits for what was refused").isLessThan(13);
    }

    @Test
    void withoutAFreeUserAnIterationIsDroppedAndCounted() {
        target.latencyNanos = 990_000_000L;

        RunReport report = fixture.listeners(1, 11).talkers(10, 10, 5).run();

        assertThat(report.ledger().published()).isEqualTo(50);
        assertThat(value(report, "dropped_iterations", "count")).isEqualTo(50);
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("50 iterations were dropped"));
    }

    @Test
    void aThresholdThatDoesNotHoldFailsTheRun() {
        RunReport report = fixture.listeners(5, 6)
                .talkers(10, 5, 5)
                .threshold("fanout_latency", "p(99)<0.5", false)
                .threshold("fanout_latency", "p(99)<2", false)
                .threshold("reconnect_time", "p(99)<2", false)
                .run();

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.thresholds()).extracting("passed").containsExactly(false, true, false);
        assertThat(report.reasons()).hasSize(2);
    }

    @Test
    void chattersHearThemselves() {
        RunReport report = fixture.workload(
                        "chatters", new Executor.PerVuIterations(10, 20, WalkFixture.stage(60, 10)), Workload.Exec.CHAT)
                .run();

        assertThat(report.ledger().published()).isEqualTo(200);
        assertThat(report.ledger().lost()).isZero();
        assertThat(value(report, "iterations", "count")).isEqualTo(200);
        assertThat(report.seconds()).isLessThan(10);
    }

    @Test
    void usersComeAndGoWithTheStages() {
        RunReport report = fixture.workload(
                        "listeners",
                        new Executor.RampingVus(
                                0,
                                List.of(
                                        WalkFixture.stage(10, 100),
                                        WalkFixture.stage(5, 100),
                                        WalkFixture.stage(10, 0))),
                        Workload.Exec.SUBSCRIBE)
                .talkers(10, 24, 10)
                .run();

        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().reach()).isEqualTo(1);
        assertThat(report.series().get(4).subscribers()).isBetween(45, 52);
        assertThat(value(report, "subscribers", "max")).isEqualTo(100);
        assertThat(target.subscribers()).isZero();
    }

    @Test
    void aTargetThatConfirmsOnlyWithAMessageIsKnockedAt() {
        target.silent = true;
        fixture.silent = true;

        RunReport report = fixture.listeners(20, 11).talkers(10, 10, 5).run();

        assertThat(report.ledger()).isEqualTo(new Delivery(100, 0, 2000, 2000, 0, 0, 0, 0, 0));
    }

    @Test
    void whoeverIsReadyOnlyAfterTheEndSaysNothingMore() {
        target.connectNanos = 900_000_000L;
        target.misdeed = (member, offset) -> 0; // nobody hears themselves, so that it takes a while to drain

        RunReport report = fixture.workload(
                        "chatters",
                        new Executor.ArrivalRate(1, List.of(WalkFixture.stage(6, 1)), 1, 10),
                        Workload.Exec.CHAT)
                .run();

        assertThat(report.ledger().published()).as("of six that were due").isEqualTo(5);
        assertThat(value(report, "dropped_iterations", "count")).isEqualTo(1);
    }

    @Test
    void aChatterHasOneTimerHoweverMuchItSays() {
        fixture.workload("chatters", new Executor.PerVuIterations(1, 500, WalkFixture.stage(60, 1)), Workload.Exec.CHAT)
                .begin()
                .pass(1);

        assertThat(fixture.time.waiting()).isLessThan(20);
    }

    @Test
    void whatIsHeardButNeverAnsweredCountsAsRefused() {
        target.mute = true;

        RunReport report = fixture.workload(
                        "chatters", new Executor.PerVuIterations(2, 10, WalkFixture.stage(5, 2)), Workload.Exec.CHAT)
                .run();

        assertThat(report.ledger().refused()).isEqualTo(20);
        assertThat(report.ledger().expected()).isZero();
        assertThat(report.ledger().ambiguous()).isEqualTo(40);
    }
}
