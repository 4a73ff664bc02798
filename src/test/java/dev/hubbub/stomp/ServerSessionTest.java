package dev.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session without sockets, on a clock that is moved by hand. */
class ServerSessionTest {

    private static final SessionSettings SETTINGS = new SessionSettings(
            "test/1",
            new HeartBeat(Duration.ofSeconds(1), Duration.ofSeconds(10)),
            2,
            Duration.ofSeconds(5),
            2,
            2,
            2,
            4);

    private final RecordingWire wire = new RecordingWire();
    private final ServerSession session = new ServerSession(SETTINGS, wire, wire, 0);

    @Test
    void whoDoesNotConnectInTimeIsRefused() {
        assertThat(session.nextTickNanos(seconds(2))).isEqualTo(seconds(3));
        session.tick(seconds(5) - 1);
        assertThat(wire.ended).isFalse();
        session.tick(seconds(5));
        assertThat(wire.refusal).isEqualTo(Refusal.CONNECT_DEADLINE);
        assertThat(wire.last().text()).isEqualTo("no CONNECT came within 5000 ms");
        assertThat(session.nextTickNanos(seconds(5))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void afterConnectThereIsNoDeadline() {
        connect("1.2", "0,0");
        session.tick(seconds(1_000));
        assertThat(wire.ended).isFalse();
        assertThat(session.nextTickNanos(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aFrameThatIsBegunHasADeadline() {
        connect("1.2", "0,0");
        session.heard(seconds(7));
        assertThat(session.endsWithin(true)).isTrue();
        session.heard(seconds(10));
        assertThat(session.endsWithin(true)).isFalse();
        assertThat(session.nextTickNanos(seconds(10))).isEqualTo(seconds(2));
        session.tick(seconds(12) - 1);
        assertThat(wire.ended).isFalse();
        session.tick(seconds(12));
        assertThat(wire.refusal).isEqualTo(Refusal.MALFORMED);
        assertThat(wire.last().text()).contains("not ended within 5000 ms");
    }

    @Test
    void aClientMayBeSilentForTwiceWhatWasAgreed() {
        connect("1.2", "2000,0");
        session.heard(seconds(7));
        session.tick(seconds(27) - 1);
        assertThat(wire.ended).isFalse();
        session.tick(seconds(27));
        assertThat(wire.refusal).isEqualTo(Refusal.SILENCE);
        assertThat(wire.last().text()).contains("nothing came for 20000 ms");
    }

    @Test
    void aSignOfLifeIsDueInTheHalfOfATimeInWhichNothingWasSent() {
        connect("1.1", "0,4000");
        assertThat(session.nextTickNanos(0)).isEqualTo(seconds(2));
        session.tick(seconds(2)); // CONNECTED was sent
        assertThat(wire.heartBeats).isZero();
        session.tick(seconds(4));
        assertThat(wire.heartBeats).isEqualTo(1);
        session.sent();
        session.tick(seconds(6));
        session.tick(seconds(8));
        assertThat(wire.heartBeats).isEqualTo(2);
    }

    @Test
    void theOldestVersionHasNoHeartBeats() {
        connect("1.0", "1000,1000");
        assertThat(wire.last().header("heart-beat")).isNull();
        session.tick(seconds(1_000));
        assertThat(wire.heartBeats).isZero();
        assertThat(wire.ended).isFalse();
    }

    @Test
    void theReceiptOfASubscriptionComesWhenItIsInPlaceAndTellsOfIt() {
        connect("1.2", "0,0");
        on(subscribe("1").header(Header.RECEIPT, "r"));
        assertThat(wire.frames).hasSize(1);
        session.subscribed(wire.subscriptions.get(0), "e-1", List.of(new Header("offset", "7")));
        assertThat(wire.last().headers())
                .containsExactly(new Header(Header.RECEIPT_ID, "r"), new Header("offset", "7"));
    }

    @Test
    void disconnectWaitsForReceiptsThatAreOwed() {
        connect("1.2", "0,0");
        on(subscribe("1").header(Header.RECEIPT, "r"));
        on(Frame.of(Command.DISCONNECT).header(Header.RECEIPT, "d"));
        on(Frame.of(Command.SEND).body("too late"));
        assertThat(wire.ended).isFalse();
        session.subscribed(wire.subscriptions.get(0), "e-1", List.of());
        assertThat(wire.frames).extracting(f -> f.header(Header.RECEIPT_ID)).containsExactly(null, "r", "d");
        assertThat(wire.ended).isTrue();
        assertThat(wire.refusal).isNull();
        assertThat(wire.said).isEmpty();
    }

    @Test
    void aSubscriptionThatIsEndedBeforeItIsInPlaceStillGetsItsReceipt() {
        connect("1.2", "0,0");
        on(subscribe("1").header(Header.RECEIPT, "r"));
        on(Frame.of(Command.UNSUBSCRIBE).header(Header.ID, "1").header(Header.RECEIPT, "u"));
        assertThat(wire.frames).extracting(f -> f.header(Header.RECEIPT_ID)).containsExactly(null, "r", "u");
        assertThat(wire.subscriptions).isEmpty();
    }

    @Test
    void theOldestVersionSubscribesAndUnsubscribesByDestination() {
        connect("1.0", "0,0");
        on(Frame.of(Command.SUBSCRIBE).header(Header.DESTINATION, "/room/a"));
        assertThat(wire.subscriptions.get(0).name()).isEqualTo("/room/a");
        on(Frame.of(Command.UNSUBSCRIBE).header(Header.DESTINATION, "/room/a"));
        assertThat(wire.subscriptions).isEmpty();
        assertThat(wire.ended).isFalse();
    }

    @Test
    void olderVersionsAcknowledgeByMessageId() {
        connect("1.1", "0,0");
        ServerSubscription subscription = acknowledged("client-individual");
        subscription.sent(8);
        subscription.sent(9);
        assertThat(subscription.isReady()).isFalse();
        on(Frame.of(Command.ACK).header(Header.SUBSCRIPTION, "1").header(Header.MESSAGE_ID, "e-1-8"));
        assertThat(subscription.isReady()).isTrue();
        on(Frame.of(Command.ACK).header(Header.SUBSCRIPTION, "1").header(Header.MESSAGE_ID, "e-2-9"));
        assertThat(wire.refusal).isEqualTo(Refusal.PROTOCOL);
    }

    @Test
    void anAcknowledgementInATransactionCountsWhenItIsCommitted() {
        connect("1.2", "0,0");
        ServerSubscription subscription = acknowledged("client");
        String ack = subscription.sent(8);
        subscription.sent(9);
        on(Frame.of(Command.BEGIN).header(Header.TRANSACTION, "t"));
        on(Frame.of(Command.ACK).header(Header.ID, ack).header(Header.TRANSACTION, "t"));
        assertThat(subscription.isReady()).isFalse();
        on(Frame.of(Command.COMMIT).header(Header.TRANSACTION, "t"));
        assertThat(subscription.isReady()).isTrue();
        assertThat(wire.said).containsExactly("acknowledged 1");
    }

    @Test
    void theOldestVersionHasNoNack() {
        connect("1.0", "0,0");
        on(Frame.of(Command.NACK).header(Header.MESSAGE_ID, "e-1-1"));
        assertThat(wire.last().text()).contains("no NACK in 1.0");
    }

    @Test
    void aFaultOfTheServersOwnIsNotTold() {
        connect("1.2", "0,0");
        on(Frame.of(Command.SEND).body("broken"));
        assertThat(wire.refusal).isEqualTo(Refusal.INTERNAL);
        assertThat(wire.last().text()).isEqualTo("the server failed; its log says why");
    }

    private ServerSubscription acknowledged(String mode) {
        on(subscribe("1").header(Header.ACK, mode));
        ServerSubscription subscription = wire.subscriptions.get(0);
        session.subscribed(subscription, "e-1", List.of());
        return subscription;
    }

    private void connect(String version, String heartBeat) {
        on(Frame.of(Command.CONNECT).header(Header.ACCEPT_VERSION, version).header(Header.HEART_BEAT, heartBeat));
        assertThat(wire.last().header(Header.VERSION)).isEqualTo(version);
    }

    private static Frame.Builder subscribe(String id) {
        return Frame.of(Command.SUBSCRIBE).header(Header.ID, id).header(Header.DESTINATION, "/room/a");
    }

    private void on(Frame.Builder frame) {
        session.onFrame(frame.build());
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
