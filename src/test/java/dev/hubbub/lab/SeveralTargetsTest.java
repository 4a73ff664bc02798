package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.Target;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.TargetReport;
import dev.hubbub.report.Verdict;
import dev.hubbub.scenario.Disruption;
import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Workload;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One service at several addresses. */
class SeveralTargetsTest {

    private static final String A = "a:9000";
    private static final String B = "b:9000";
    private static final String C = "c:9000";

    private final WalkFixture fixture = new WalkFixture();
    private final FakeTarget service = fixture.target;

    @BeforeEach
    void severalAddresses() {
        fixture.targets = List.of(Target.plain(A), Target.plain(B), Target.plain(C));
    }

    @Test
    void usersAreSpreadInTurn() {
        RunReport report = fixture.listeners(7, 11).talkers(10, 10, 4).run();

        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.targets())
                .extracting(TargetReport::target)
                .containsExactly("grpc://a:9000", "grpc://b:9000", "grpc://c:9000");
        assertThat(report.targets()).extracting(TargetReport::connects).containsExactly(3L, 2L, 2L);
        assertThat(report.targets()).extracting(TargetReport::moved).containsOnly(0L);
        assertThat(report.targets().stream().mapToInt(TargetReport::users)).containsExactly(4, 4, 3);
        assertExact(report);
    }

    @Test
    void manySmallWorkloadsAreSpreadToo() {
        for (String name : List.of("one", "two", "three")) {
            fixture.workload(name, new Executor.ConstantVus(1, WalkFixture.stage(5, 1)), Workload.Exec.CHAT);
        }

        assertThat(fixture.run().targets()).extracting(TargetReport::users).containsExactly(1, 1, 1);
    }

    @Test
    void whoLosesATargetGoesToTheNextAndResumes() {
        fixture.listeners(9, 21).talkers(10, 20, 3).begin().pass(10);
        service.breakDown(A);

        RunReport report = fixture.end();

        assertExact(report);
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.ledger().expected()).isEqualTo(9L * report.ledger().published());
        assertThat(of(report, 0)).isEqualTo(new TargetReport("grpc://a:9000", 0, 2, 3, 0, 0, 0));
        assertThat(of(report, 1)).isEqualTo(new TargetReport("grpc://b:9000", 8, 2, 6, 0, 4, 3));
        assertThat(of(report, 2)).isEqualTo(new TargetReport("grpc://c:9000", 4, 2, 3, 0, 0, 0));
    }

    @Test
    void aPublisherLosesOneMessageForEachTargetThatIsDown() {
        service.downAt.addAll(List.of(A, B));

        RunReport report = fixture.listeners(1, 21).talkers(10, 20, 3).run();

        assertThat(report.ledger().refused()).isEqualTo(3); // of A's one, and of B's; A's goes to B first
        assertThat(report.ledger().published()).isEqualTo(200 - 3);
        assertExact(report);
    }

    @Test
    void whoeverTalksToWhatHeHearsMovesAsOne() {
        fixture.workload("chat", new Executor.ConstantVus(6, WalkFixture.stage(20, 6)), Workload.Exec.CHAT)
                .begin()
                .pass(10);
        service.breakDown(B);

        RunReport report = fixture.end();

        assertExact(report);
        assertThat(report.targets()).extracting(TargetReport::users).containsExactly(2, 0, 4);
        assertThat(of(report, 2).resumed()).isEqualTo(2);
    }

    @Test
    void aTargetThatIsDownAtTheStartKeepsNobodyAway() {
        service.downAt.add(B);

        RunReport report = fixture.listeners(6, 11).talkers(10, 10, 2).run();

        assertExact(report);
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(of(report, 1))
                .extracting("users", "connects", "connectFailures")
                .containsExactly(0, 0L, 2L);
        assertThat(of(report, 2)).extracting("connects", "resumed").containsExactly(4L, 0L);
    }

    @Test
    void whoIsCutOffComesBackElsewhereAndResumes() {
        RunReport report = fixture.listeners(6, 21)
                .talkers(10, 20, 2)
                .disruption(10, Disruption.Action.DISCONNECT, 1)
                .run();

        assertExact(report);
        assertThat(report.targets()).extracting(TargetReport::moved).containsExactly(2L, 2L, 2L);
        assertThat(report.targets()).extracting(TargetReport::resumed).containsExactly(2L, 2L, 2L);
    }

    @Test
    void whenAllAreGoneTheRunEnds() {
        fixture.listeners(5, 61).talkers(10, 60, 10).begin().pass(20);
        List.of(A, B, C).forEach(service::breakDown);

        RunReport report = fixture.end();

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().get(0)).startsWith("the targets went away 2");
    }

    /** Of those that confirm a subscription with its first message only. */
    @Test
    void whereOneDoesNotAnswerTheOthersAreKnockedAtAllTheSame() {
        fixture.silent = true;
        service.silent = true;
        service.lostAt.add(A);

        RunReport report = fixture.listeners(6, 11).talkers(10, 10, 2).run();

        assertThat(of(report, 0).connectFailures()).isEqualTo(2);
        assertThat(of(report, 1).connectFailures()).isZero();
        assertThat(of(report, 2).connectFailures()).isZero();
        assertThat(report.ledger().lost()).isZero();
    }

    @Test
    void aSingleTargetIsNoMatterOfTheReport() {
        fixture.targets = List.of(Target.plain(A));

        assertThat(fixture.listeners(1, 2).run().targets()).isEmpty();
    }

    private static void assertExact(RunReport report) {
        assertThat(report.ledger().expected())
                .isPositive()
                .isEqualTo(report.ledger().delivered());
        assertThat(report.ledger().lost()).isZero();
        assertThat(report.ledger().duplicated()).isZero();
        assertThat(report.ledger().reordered()).isZero();
    }

    private static TargetReport of(RunReport report, int target) {
        return report.targets().get(target);
    }
}
