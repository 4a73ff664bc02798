package dev.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said is not always taken at once: receipts and the end wait for it. */
class LaterAnswersTest {

    private static final SessionSettings SETTINGS =
            new SessionSettings("test/1", HeartBeat.NONE, 2, Duration.ofSeconds(5), 2, 2, 100, 4);

    private final RecordingWire wire = new RecordingWire();
    private final ServerSession session = new ServerSession(SETTINGS, wire, wire, 0);
    private final CompletableFuture<Object> answer = new CompletableFuture<>();

    @BeforeEach
    void connect() {
        session.onFrame(
                Frame.of(Command.CONNECT).header("accept-version", "1.2").build());
        wire.frames.clear();
        wire.answers.put("slow", answer);
    }

    @Test
    void theReceiptComesWhenItIsTaken() {
        send("slow", "r1");
        send("quick", "r2");
        assertThat(receipts()).containsExactly("r2");

        answer.complete("taken");

        assertThat(receipts()).containsExactly("r2", "r1");
    }

    @Test
    void aRefusalEndsTheSessionAndNamesItsFrame() {
        send("slow", "r1");

        answer.completeExceptionally(new HubbubException(ErrorKind.UNAVAILABLE, "away"));

        assertThat(wire.last().command()).isEqualTo(Command.ERROR);
        assertThat(wire.last().header("receipt-id")).isEqualTo("r1");
        assertThat(wire.last().text()).contains("away");
        assertThat(wire.refusal).isEqualTo(Refusal.REQUEST);
    }

    @Test
    void whoDisconnectsHearsOfWhatTheySaidFirst() {
        send("slow", "r1");
        session.onFrame(Frame.of(Command.DISCONNECT).header("receipt", "bye").build());
        assertThat(wire.frames).isEmpty();
        assertThat(wire.ended).isFalse();

        answer.complete("taken");

        assertThat(receipts()).containsExactly("r1", "bye");
        assertThat(wire.ended).isTrue();
    }

    @Test
    void aTransactionIsDoneWhenAllOfItIs() {
        session.onFrame(Frame.of(Command.BEGIN).header("transaction", "t").build());
        for (String text : List.of("quick", "slow", "quick")) {
            session.onFrame(frame(text, null).header("transaction", "t").build());
        }
        session.onFrame(Frame.of(Command.COMMIT)
                .header("transaction", "t")
                .header("receipt", "all")
                .build());
        assertThat(wire.said).containsExactly("quick", "slow", "quick");
        assertThat(receipts()).isEmpty();

        answer.complete("taken");

        assertThat(receipts()).containsExactly("all");
    }

    @Test
    void whoHasTooMuchUnderWayIsNotReadOn() {
        IntStream.range(0, 63).forEach(i -> send("slow", "r" + i));
        assertThat(session.isBusy()).isFalse();
        send("slow", "last");
        assertThat(session.isBusy()).isTrue();

        answer.complete("taken");

        assertThat(session.isBusy()).isFalse();
        assertThat(receipts()).hasSize(64);
    }

    private void send(String text, String receipt) {
        session.onFrame(frame(text, receipt).build());
    }

    private static Frame.Builder frame(String text, @Nullable String receipt) {
        return Frame.of(Command.SEND)
                .header("destination", "/room/x")
                .header("receipt", receipt)
                .body(text);
    }

    private List<String> receipts() {
        return wire.frames.stream()
                .filter(frame -> frame.command() == Command.RECEIPT)
                .map(frame -> frame.required("receipt-id"))
                .toList();
    }
}
