package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Disruption;
import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    }

    @Test
    void whoLeavesMakesDoubtfulOnlyWhatWasUnderWay() {
        target.latencyNanos = 2_000_000_000L;

        RunReport report = fixture.listeners(10, 31, null, Duration.ofSeconds(5))
                .talkers(10, 30, 50)
                .run();

        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().ambiguous()).isPositive();
        assertThat(report.ledger().reach()).isEqualTo(1);
    }

    @Test
    void lossesOfThoseWhoLeaveAreFound() {
        target.misdeed = (member, offset) -> offset % 10 == 5 ? 0 : 1;

        RunReport report = fixture.listeners(10, 31, null, Duration.ofSeconds(5))
                .talkers(10, 30, 5)
                .run();

        Delivery ledger = report.ledger();
        assertThat(ledger.lost()).isPositive();
        assertThat(ledger.reach()).isBetween(0.88, 0.92);
        assertThat(ledger.ambiguous()).isLessThan(ledger.lost());
    }

    @Test
    void whoIsCutOffResumesAndMissesNothing() {
        RunReport report = fixture.listeners(10, 11)
                .talkers(50, 10, 10)
                .disruption(5, Disruption.Action.DISCONNECT, 0.5)
                .run();

        assertThat(report.ledger()).isEqualTo(new Delivery(500, 0, 5000, 5000, 0, 0, 0, 0, 0));
        assertThat(value(report, "reconnects", "count")).isEqualTo(5);
        assertThat(value(report, "catchup_latency", "count")).isPositive();
        assertThat(value(report, "fanout_latency", "max")).isEqualTo(1.0);
    }

    @Test
    void withoutARecoveryASecondSessionBegins() {
        target.remembers = false;

        RunReport report = fixture.listeners(10, 11)
                .talkers(50, 10, 10)
                .disruption(5, Disruption.Action.STAMPEDE, 1)
                .run();

        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().duplicated()).isZero();
        assertThat(report.ledger().reach()).isEqualTo(1);
        assertThat(report.ledger().expected()).isBetween(4900L, 4999L);
    }

    @Test
    void whoIsDroppedByTheTargetComesBack() {
        fixture.listeners(10, 11).talkers(50, 10, 10).begin().pass(5);
        target.dropEverybody();

        RunReport report = fixture.end();

        assertThat(report.ledger().reach()).isEqualTo(1);
        assertThat(report.ledger().expected()).isEqualTo(5000);
        assertThat(value(report, "disconnects", "count")).isEqualTo(10);
        assertThat(report.failures()).containsEntry("disconnected: dropped by the test", 10);
    }

    @Test
    void slowReadersAreLeftOutOfTheLatencies() {
        RunReport report = fixture.listeners(10, 11, new Workload.Slow(0.5, 2), null)
                .talkers(10, 10, 10)
                .run();

        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().reach()).isEqualTo(1);
        assertThat(value(report, "fanout_latency", "max")).isEqualTo(1.0);
        assertThat(value(report, "catchup_latency", "max")).isGreaterThan(1000);
        assertThat(value(report, "time_to_last", "count")).isEqualTo(100);
    }

    @Test
    void aPauseIsNotTheTargetsFault() {
        RunReport report = fixture.listeners(10, 11)
                .talkers(10, 10, 10)
                .disruption(3, Disruption.Action.PAUSE, 0.3)
                .disruption(6, Disruption.Action.RESUME, 1)
                .run();

        assertThat(report.ledger().expected()).isEqualTo(1000);
        assertThat(report.ledger().lost()).isZero();
        assertThat(value(report, "fanout_latency", "max")).isEqualTo(1.0);
        assertThat(value(report, "catchup_latency", "count")).isBetween(80.0, 100.0);
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
    void aTargetThatGoesAwayEndsTheRun() {
        fixture.listeners(5, 61).talkers(10, 60, 10).begin().pass(20);
        target.down = true;
        target.dropEverybody();

        RunReport report = fixture.end();

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().get(0)).startsWith("the target went away 2").contains("down by the test");
        assertThat(report.seconds()).isBetween(30.0, 45.0);
        assertThat(report.ledger().delivered()).isGreaterThan(900);
    }

    @Test
    void aThresholdMayEndTheRun() {
        target.misdeed = (member, offset) -> offset > 50 ? 0 : 1;

        RunReport report = fixture.listeners(5, 61)
                .talkers(10, 60, 10)
                .threshold("delivery_reach", "rate>0.99", true)
                .run();

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().get(0)).startsWith("aborted after").contains("delivery_reach rate>0.99");
        assertThat(report.seconds()).isBetween(10.0, 20.0);
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
    void whoeverStopsItGetsWhatWasMeasured() {
        fixture.listeners(5, 61).talkers(10, 60, 10).begin().pass(11);
        fixture.stop();

        RunReport report = fixture.end();

        assertThat(report.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(report.ledger()).isEqualTo(new Delivery(100, 0, 500, 500, 0, 0, 0, 0, 0));
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

    private static double value(RunReport report, String metric, String statistic) {
        return Objects.requireNonNull(
                Objects.requireNonNull(report.metrics().get(metric)).values().get(statistic));
    }
}
