package dev.hubbub.swarm;

import static dev.hubbub.swarm.SwarmFixture.MAX_CLIENTS;
import static dev.hubbub.swarm.SwarmFixture.MAX_SPAWN;
import static dev.hubbub.swarm.SwarmFixture.ROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import dev.hubbub.report.SpawnReport;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpawnTest {

    private final SwarmFixture fixture = new SwarmFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyUserIsConnectedWhenItIsDone() throws Exception {
        SpawnReport report = fixture.spawn(5);
        assertThat(report.requested()).isEqualTo(5);
        assertThat(report.connected()).isEqualTo(5);
        assertThat(report.failed()).isZero();
        assertThat(report.connectMillis().count()).isEqualTo(5);
        assertThat(fixture.spawn(2).total()).isEqualTo(7);
        assertThat(fixture.stats.connectsSucceeded()).isEqualTo(7);
        assertThat(fixture.swarm.summary().rooms()).isEqualTo(Map.of("room", 7));
    }

    @Test
    void thoseThatFailedAreCountedByReasonAndClosed() throws Exception {
        fixture.clients.refusing("u2", "u4");
        SpawnReport report = fixture.spawn(5);
        assertThat(report.connected()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.failures()).isEqualTo(Map.of("refused by the test", 2));
        assertThat(report.total()).isEqualTo(3);
        assertThat(fixture.stats.connectsFailed()).isEqualTo(2);
        assertThat(fixture.clients.closedClients()).isEqualTo(2);
    }

    @Test
    void oneThatGetsNoAnswerInTimeHasFailed() throws Exception {
        fixture.clients.silentFor("u1");
        SpawnReport report = fixture.spawn(2);
        assertThat(report.connected()).isEqualTo(1);
        assertThat(report.failures()).isEqualTo(Map.of("not subscribed within 100 ms", 1));
        assertThat(fixture.clients.closedClients()).isEqualTo(1);
    }

    @Test
    void moreThanTheMaximumAreRefused() throws Exception {
        fixture.spawn(MAX_SPAWN);
        HubbubException refusal = refusal(() -> fixture.spawn(MAX_CLIENTS - MAX_SPAWN + 1));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED);
        assertThat(refusal).hasMessageContaining("would make 13; at most 12").hasMessageContaining("close some first");
        assertThat(fixture.swarm.connected()).isEqualTo(MAX_SPAWN);
        assertThat(fixture.spawn(MAX_CLIENTS - MAX_SPAWN).total()).isEqualTo(MAX_CLIENTS);
    }

    @Test
    void thoseThatFailedOrLeftMakeRoomForOthers() throws Exception {
        fixture.clients.refusing("u1", "u2", "u3");
        fixture.spawn(MAX_SPAWN);
        fixture.clients.end("u4");
        assertThat(fixture.swarm.connected()).isEqualTo(6);
        assertThat(fixture.spawn(6).total()).isEqualTo(MAX_CLIENTS);
        assertThat(refusal(() -> fixture.spawn(1)).kind()).isEqualTo(ErrorKind.RESOURCE_EXHAUSTED);
    }

    @Test
    void aSpawnsFaultsAreToldAtOnce() {
        assertThat(refusal(() -> fixture.swarm.spawn(MAX_SPAWN + 1, ROOM, "a b"))
                        .faults())
                .containsExactly(
                        new Fault("n", "must be 1 to 10, not 11"),
                        new Fault("prefix", "must not contain spaces or control characters"));
        assertThat(refusal(() -> fixture.swarm.spawn(0, ROOM, "p".repeat(65))).faults())
                .extracting(Fault::field)
                .containsExactly("n", "prefix");
        assertThat(fixture.swarm.connected()).isZero();
    }

    @Test
    void aServerThatAnswersAtOnceIsNoTrouble() throws Exception {
        try (Swarm large = fixture.swarm(20_000, 20_000)) {
            assertThat(SwarmFixture.done(large.spawn(20_000, ROOM, "many")).connected())
                    .isEqualTo(20_000);
        }
    }

    @Test
    void oneThatTheServerEndsIsDisconnected() throws Exception {
        fixture.spawn(3);
        fixture.clients.end("u2");
        assertThat(fixture.swarm.connected()).isEqualTo(2);
        assertThat(fixture.stats.disconnected()).isEqualTo(1);
    }

    @Test
    void closingAllClosesEachOnce() throws Exception {
        fixture.spawn(4);
        assertThat(fixture.swarm.closeAll()).isEqualTo(4);
        assertThat(fixture.swarm.closeAll()).isZero();
        assertThat(fixture.clients.closedClients()).isEqualTo(4);
        assertThat(fixture.swarm.summary().connected()).isZero();
        assertThat(fixture.stats.disconnected()).isZero();
        assertThat(fixture.spawn(MAX_SPAWN).total()).isEqualTo(MAX_SPAWN);
    }

    @Test
    void closingTheSwarmClosesItsClientsAndTheirConnections() throws Exception {
        fixture.spawn(2);
        fixture.swarm.close();
        assertThat(fixture.clients.closedClients()).isEqualTo(2);
        assertThat(fixture.clients.isClosed()).isTrue();
    }

    private static HubbubException refusal(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(HubbubException.class, call));
    }
}
