package dev.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may come in is not always known at once: what came with their CONNECT waits, and no more is read. */
class LaterAdmissionTest {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final SessionSettings SETTINGS =
            new SessionSettings("test/1", HeartBeat.NONE, 2, CONNECT_TIMEOUT, 2, 2, 100, 4);

    private final RecordingWire wire = new RecordingWire();
    private final ServerSession session = new ServerSession(SETTINGS, wire, wire, 0);
    private final CompletableFuture<List<Header>> decision = new CompletableFuture<>();

    @BeforeEach
    void connect() {
        wire.decision = decision;
        session.onFrame(
                Frame.of(Command.CONNECT).header("accept-version", "1.2").build());
        session.onFrame(Frame.of(Command.SEND)
                .header("destination", "/room/x")
                .body("hello")
                .build());
        assertThat(wire.frames).isEmpty();
        assertThat(wire.said).isEmpty();
        assertThat(session.isBusy()).isTrue();
    }

    @Test
    void whoIsLetInIsAnsweredAndObeyed() {
        decision.complete(List.of(new Header("user-name", "Ann")));

        assertThat(wire.last().command()).isEqualTo(Command.CONNECTED);
        assertThat(wire.last().header("user-name")).isEqualTo("Ann");
        assertThat(wire.said).containsExactly("hello");
        assertThat(session.isBusy()).isFalse();
    }

    @Test
    void whoIsNotGetsAnErrorAndNothingElse() {
        decision.completeExceptionally(new HubbubException(ErrorKind.PERMISSION_DENIED, "not you"));

        assertThat(wire.frames).hasSize(1);
        assertThat(wire.last().command()).isEqualTo(Command.ERROR);
        assertThat(wire.last().text()).contains("not you");
        assertThat(wire.said).isEmpty();
        assertThat(session.isEnded()).isTrue();
    }

    @Test
    void noMoreIsHeldThanAFewFrames() {
        for (int i = 0; i < 64; i++) {
            session.onFrame(Frame.of(Command.SEND)
                    .header("destination", "/room/x")
                    .body("more")
                    .build());
        }

        assertThat(wire.refusal).isEqualTo(Refusal.PROTOCOL);
        decision.complete(List.of());
        assertThat(wire.said).isEmpty();
    }

    @Test
    void whatIsHalfSaidKeepsItsDeadline() {
        assertThat(session.endsWithin(true)).isTrue();
        decision.complete(List.of());

        session.tick(CONNECT_TIMEOUT.toNanos());

        assertThat(wire.refusal).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void whoHasGoneMeanwhileIsForgotten() {
        session.gone();

        decision.complete(List.of());

        assertThat(wire.frames).isEmpty();
        assertThat(wire.said).isEmpty();
    }

    @Test
    void itIsNotWaitedForLongerThanForAConnect() {
        session.tick(CONNECT_TIMEOUT.toNanos());

        assertThat(wire.refusal).isEqualTo(Refusal.CONNECT_DEADLINE);
        assertThat(wire.last().text()).contains("could not be found out");
        decision.complete(List.of());
        assertThat(wire.said).isEmpty();
    }
}
