package dev.hubbub.lab;

import static dev.hubbub.lab.WalkFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Disruption;
import dev.hubbub.scenario.Workload;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What subscribers miss who leave, are cut off, come back, or do not read, and whose fault it is. */
class ComingAndGoingTest {

    private final WalkFixture fixture = new WalkFixture();
    private final FakeTarget target = fixture.target;

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
    void whatAnotherPublishersMessageHasOvertakenIsNotLostForThoseWhoLeave() {
        target.detourNanos = member -> member.contains("slow") ? 2_000_000_000L : 0;

        RunReport report = fixture.listeners(20, 31, null, Duration.ofSeconds(3))
                .talkers("slow", 10, 30, 30)
                .talkers("fast", 10, 30, 30)
                .run();

        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().ambiguous()).isPositive();
    }

    @Test
    void whoReadsAgainMayTakeTheirTimeToCatchUp() {
        target.catchUpNanos = 3_000_000_000L;

        RunReport report = fixture.listeners(10, 31)
                .talkers(10, 30, 10)
                .disruption(3, Disruption.Action.PAUSE, 0.5)
                .disruption(15, Disruption.Action.RESUME, 1)
                .threshold("delivery_reach", "rate>0.9999", true)
                .run();

        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.ledger()).isEqualTo(new Delivery(300, 0, 3000, 3000, 0, 0, 0, 0, 0));
    }

    @Test
    void whoIsAwayWhenAllReadAgainReadsAgainToo() {
        fixture.listeners(10, 31)
                .talkers(10, 30, 10)
                .disruption(3, Disruption.Action.PAUSE, 1)
                .disruption(6, Disruption.Action.RESUME, 1)
                .begin()
                .pass(5);
        fixture.time.pass(990, TimeUnit.MILLISECONDS);
        target.dropEverybody();

        RunReport report = fixture.end();

        assertThat(value(report, "time_to_last", "count"))
                .as("messages that somebody should get at once")
                .isGreaterThan(200);
        assertThat(report.ledger()).isEqualTo(new Delivery(300, 0, 3000, 3000, 0, 0, 0, 0, 0));
    }

    @Test
    void nothingIsLostForThoseWhoLeaveWithoutHavingRead() {
        target.catchUpNanos = 60_000_000_000L;

        RunReport report = fixture.listeners(10, 61, null, Duration.ofSeconds(20))
                .talkers(10, 60, 10)
                .disruption(3, Disruption.Action.PAUSE, 1)
                .run();

        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().ambiguous()).isPositive();
    }
}
