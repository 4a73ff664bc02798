package dev.hubbub.swarm;

import static dev.hubbub.swarm.SwarmFixture.ROOM;
import static dev.hubbub.swarm.SwarmFixture.done;
import static dev.hubbub.swarm.SwarmFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Room;
import dev.hubbub.report.BroadcastReport;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastRunTest {

    private static final double SLOW = 0.1;

    private final SwarmFixture fixture = new SwarmFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whenEverythingArrivesTheRunIsCompleteAndNothingIsLost() throws Exception {
        fixture.spawn(4);
        BroadcastReport report = fixture.broadcast(5);
        assertThat(report.complete()).isTrue();
        assertThat(report.clients()).isEqualTo(4);
        assertThat(report.planned()).isEqualTo(20);
        assertThat(report.sent()).isEqualTo(20);
        assertThat(report.failed()).isZero();
        assertDeliveries(report, 80, 80, 0);
        assertThat(report.latencyMillis().count()).isEqualTo(80);
        assertThat(report.sendDelayMillis().count()).isEqualTo(20);
        assertThat(fixture.swarm.summary().runsActive()).isZero();
    }

    @Test
    void whatTheServerDropsIsLostAndTheRunIsGivenUp() throws Exception {
        fixture.spawn(3);
        fixture.clients.dropping((member, mark) -> member.equals("u2") && mark.endsWith(".4"));
        BroadcastReport report = fixture.broadcast(2);
        assertThat(report.complete()).isFalse();
        assertThat(report.sent()).isEqualTo(6);
        assertDeliveries(report, 18, 17, 1);
        assertThat(fixture.stats.lost()).isEqualTo(1);
        assertThat(fixture.swarm.summary().lost()).isEqualTo(1);
    }

    @Test
    void aServerThatDeliversNothingStallsTheRunOnceItsWindowIsFull() throws Exception {
        fixture.spawn(3);
        fixture.clients.dropping((member, mark) -> true);
        BroadcastReport report = fixture.broadcast(3);
        assertThat(report.complete()).isFalse();
        assertThat(report.planned()).isEqualTo(9);
        assertThat(report.sent()).isEqualTo(4);
        assertDeliveries(report, 12, 0, 12);
    }

    @Test
    void whatTheServerRepeatsIsDuplicatedAndNotDelivered() throws Exception {
        fixture.spawn(3);
        fixture.clients.duplicating((member, mark) -> member.equals("u1"));
        BroadcastReport report = fixture.broadcast(2);
        assertThat(report.complete()).isTrue();
        assertDeliveries(report, 18, 18, 0);
        assertThat(report.duplicated()).isEqualTo(6);
        assertThat(fixture.stats.duplicated()).isEqualTo(6);
    }

    @Test
    void whatTheServerRefusesHasFailedAndIsExpectedByNobody() throws Exception {
        fixture.spawn(2);
        fixture.clients.refusingMessages();
        BroadcastReport report = fixture.broadcast(3);
        assertThat(report.complete()).isTrue();
        assertThat(report.sent()).isZero();
        assertThat(report.failures()).isEqualTo(Map.of("not taken by the test", 6));
        assertDeliveries(report, 0, 0, 0);
    }

    @Test
    void otherPeoplesMessagesAreReceivedButNotInTheLedger() throws Exception {
        fixture.spawn(2);
        CompletionStage<BroadcastReport> run = fixture.swarm.broadcast(plan(1, null, 20.0));
        for (String mark :
                new String[] {"", "theirs", "sim.1.0", "sim.lab-1.99", "sim.lab-1.-1", "sim.lab-1.2147483647"}) {
            fixture.clients.deliver(ROOM, mark);
        }
        BroadcastReport report = done(run);
        assertThat(report.run()).isEqualTo("lab-1");
        assertDeliveries(report, 4, 4, 0);
        assertThat(report.duplicated()).isZero();
        assertThat(fixture.stats.received()).isEqualTo(2 * 6 + 4);
    }

    @Test
    void oneRoomsClientsCanTakePartAlone() throws Exception {
        fixture.spawn(2);
        Room other = new Room("other");
        done(fixture.swarm.spawn(3, other, "o"));
        assertDeliveries(done(fixture.swarm.broadcast(plan(1, other, null))), 9, 9, 0);
        assertDeliveries(done(fixture.swarm.broadcast(plan(1, null, null))), 4 + 9, 4 + 9, 0);
    }

    @Test
    void aClientThatLeavesDuringTheRunLosesNothing() throws Exception {
        fixture.spawn(3);
        fixture.clients.dropping((member, mark) -> member.equals("u3"));
        CompletionStage<BroadcastReport> run = fixture.swarm.broadcast(plan(1, null, 30.0));
        fixture.clients.end("u3");
        BroadcastReport report = done(run);
        assertThat(report.complete()).isTrue();
        assertThat(report.disconnected()).isEqualTo(1);
        assertThat(report.lost()).isZero();
        assertThat(report.sent() + report.failed()).isEqualTo(3);
        assertThat(report.ambiguous()).isEqualTo(report.sent());
    }

    @Test
    void closingAllClientsEndsTheRun() throws Exception {
        fixture.spawn(3);
        CompletionStage<BroadcastReport> run = fixture.swarm.broadcast(plan(1, null, 30.0));
        fixture.swarm.closeAll();
        BroadcastReport report = done(run);
        assertThat(report.disconnected()).isEqualTo(3);
        assertThat(report.expected()).isZero();
        assertThat(report.sent() + report.failed()).isEqualTo(3);
    }

    @Test
    void closingTheSwarmFailsTheRun() throws Exception {
        fixture.spawn(2);
        CompletionStage<BroadcastReport> run = fixture.swarm.broadcast(plan(5, null, SLOW));
        fixture.swarm.close();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> done(run))
                .havingCause()
                .isInstanceOfSatisfying(HubbubException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(ErrorKind.UNAVAILABLE));
        assertThat(fixture.swarm.summary().runsActive()).isZero();
    }

    @Test
    void withoutClientsThereIsNothingToDo() throws Exception {
        assertThat(refusal(() -> fixture.broadcast(1)).kind()).isEqualTo(ErrorKind.FAILED_PRECONDITION);
        fixture.spawn(1);
        assertThat(refusal(() -> fixture.swarm.broadcast(plan(1, new Room("empty"), null))))
                .hasMessageStartingWith("there are no clients in room \"empty\"; spawn some first");
    }

    @Test
    void aRunTooLargeIsRefused() throws Exception {
        fixture.spawn(5);
        assertThat(refusal(() -> fixture.broadcast(21)).faults())
                .containsExactly(
                        new Fault("count", "makes 105 messages; at most 100 are allowed (hubbub.swarm.max-messages)"),
                        new Fault(
                                "count",
                                "makes 525 deliveries; at most 400 are allowed (hubbub.swarm.max-deliveries)"));
        assertThat(refusal(() -> fixture.broadcast(Integer.MAX_VALUE)).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    void aPlansFaultsAreToldAtOnce() {
        BroadcastPlan faulty = new BroadcastPlan("", 0, null, null, 0.0, 1);
        assertThat(refusal(() -> fixture.swarm.broadcast(faulty)).faults())
                .extracting(Fault::field)
                .containsExactly("count", "rate", "message");
    }

    private static void assertDeliveries(BroadcastReport report, long expected, long delivered, long lost) {
        assertThat(report.expected()).as("expected").isEqualTo(expected);
        assertThat(report.delivered()).as("delivered").isEqualTo(delivered);
        assertThat(report.lost()).as("lost").isEqualTo(lost);
    }

    private static HubbubException refusal(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(HubbubException.class, call));
    }
}
