package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.report.Delivery;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How runs end, whatever happens. */
class EndOfRunTest {

    private final WalkFixture fixture = new WalkFixture();
    private final FakeTarget target = fixture.target;

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
    void whoeverStopsItGetsWhatWasMeasured() {
        fixture.listeners(5, 61).talkers(10, 60, 10).begin().pass(11);
        fixture.stop();

        RunReport report = fixture.end();

        assertThat(report.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(report.ledger()).isEqualTo(new Delivery(100, 0, 500, 500, 0, 0, 0, 0, 0));
    }

    @Test
    void whoeverStopsItTwiceWaitsForNothing() {
        target.latencyNanos = 3_000_000_000L;
        fixture.listeners(5, 61).talkers(10, 60, 50).begin().pass(11);

        fixture.stop();
        assertThat(fixture.hasEnded()).isFalse();
        fixture.stop();

        assertThat(fixture.hasEnded()).isTrue();
        assertThat(fixture.end().verdict()).isEqualTo(Verdict.INTERRUPTED);
    }

    @Test
    void whoeverStopsTheDrainingGetsAnInterruptedRun() {
        target.latencyNanos = 3_000_000_000L;
        fixture.listeners(5, 11).talkers(10, 10, 50).begin().pass(12);

        fixture.stop();

        assertThat(fixture.end().verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(fixture.end().reasons()).containsExactly("stopped by the test");
    }

    @Test
    void comingBackOverAndOverDoesNotKeepItFromEnding() {
        target.misdeed = (member, offset) -> offset == 50 ? 0 : 1;
        fixture.listeners(5, 11).talkers(10, 10, 10).begin().pass(12);

        int seconds = 0;
        while (!fixture.hasEnded() && seconds < 60) {
            target.dropEverybody();
            fixture.pass(1);
            seconds++;
        }

        assertThat(seconds).isLessThan(10);
        assertThat(fixture.end().ledger().published()).isEqualTo(100);
    }

    @Test
    void whoIsOnTheWayBackIsWaitedFor() {
        fixture.listeners(5, 11).talkers(10, 10, 10).begin().pass(10);
        fixture.time.pass(850, TimeUnit.MILLISECONDS);
        target.dropEverybody();

        RunReport report = fixture.end();

        assertThat(report.ledger()).isEqualTo(new Delivery(100, 0, 500, 500, 0, 0, 0, 0, 0));
    }

    @Test
    void aTargetThatTakesMessagesAndLetsNobodyListenIsGone() {
        fixture.listeners(5, 61).talkers(10, 60, 10).begin().pass(20);
        target.deaf = true;
        target.dropEverybody();

        RunReport report = fixture.end();

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().get(0)).startsWith("the target went away 2").contains("nobody was subscribed");
    }

    @Test
    void whatIsUnderWayWhenItIsEndedAtOnceIsNotLost() {
        target.fanOutNanos = 3_000_000_000L;
        fixture.listeners(5, 61).talkers(10, 60, 10).begin().pass(11);

        fixture.stop();
        fixture.stop();

        RunReport report = fixture.end();
        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().ambiguous()).isEqualTo(5 * 30);
    }

    @Test
    void whatIsNotAnsweredYetIsNotOverdue() {
        fixture.listeners(5, 41)
                .talkers(10, 40, 200)
                .threshold("delivery_reach", "rate>0.99", true)
                .begin()
                .pass(20);
        target.swallowing = true;
        target.detourNanos = member -> 8_000_000_000L;
        fixture.pass(5);
        target.detourNanos = member -> 0;
        fixture.pass(8);
        target.swallowing = false;

        RunReport report = fixture.end();

        assertThat(report.reasons()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.ledger().refused()).isPositive();
    }

    @Test
    void aQuietTargetIsNotTakenForOneThatIsGone() {
        fixture.listeners(5, 61).talkers(0.05, 60, 5).begin().pass(30);
        target.down = true;
        fixture.pass(15);
        target.down = false;

        RunReport report = fixture.end();

        assertThat(report.ledger().refused()).isEqualTo(1);
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.seconds()).isGreaterThan(60);
    }

    @Test
    void itEndsAlthoughHangingUpFails() {
        target.breaksWhenClosed = true;

        RunReport report = fixture.listeners(5, 11).talkers(10, 10, 5).run();

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.reasons().get(0)).startsWith("the run itself failed").contains("broken by the test");
        assertThat(report.ledger().delivered()).isEqualTo(500);
    }

    @Test
    void itEndsAlthoughWhatFailedFailsAgain() {
        fixture.listeners(5, 11).talkers(10, 10, 5).begin().pass(5);
        IllegalStateException failure = new IllegalStateException("broken by the test");
        fixture.onProgress = now -> {
            throw failure;
        };

        fixture.walk().fail(failure);

        RunReport report = fixture.end();
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.ledger().delivered()).isPositive();
    }

    @Test
    void aGeneratorThatIsNotSoundFailsNoTarget() {
        RunContext run = fixture.listeners(1, 1).context();
        run.metrics().stage("steady", false).sendDelay().record(TimeUnit.SECONDS.toNanos(1));

        RunReport report = new RunReporter(run, Instant.EPOCH, false, List.of())
                .result(Ending.before(run, Ending.Cause.ABORTED, "aborted by the test"))
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.reasons()).hasSize(2).first().isEqualTo("aborted by the test");
    }
}
