package dev.hubbub.stompconformance;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** STOMP 1.2, "Client Frames". */
class ClientFramesTest extends ConformanceTest {

    @Test
    @Sentence("send.destination")
    void sendReachesItsDestination() {
        StompFrame message = echoed("", "hi");
        assertThat(message.header("destination")).isEqualTo(DESTINATION);
        assertThat(message.body()).isEqualTo("hi");
    }

    @Test
    @Sentence("send.headers")
    void theSendersHeadersArePassedThrough() {
        assertThat(echoed("colour:blue\npriority:9\n", "hi").headerLines()).contains("colour:blue", "priority:9");
    }

    @Test
    @Sentence("send.error")
    void aSendThatFailsEndsTheSession() {
        peer().send("SEND\ndestination:/queue/a\nreceipt:r\n\nhi\0");
        assertThat(peer().awaitError().header("receipt-id")).isEqualTo("r");
    }

    @Test
    @Sentence("subscribe.error")
    void aSubscribeThatFailsEndsTheSession() {
        peer().send("SUBSCRIBE\nid:1\ndestination:/nowhere\nreceipt:r\n\n\0");
        assertThat(peer().awaitError().header("receipt-id")).isEqualTo("r");
    }

    @Test
    @Sentence({"subscribe.id", "subscribe.unique"})
    void subscriptionsHaveIdsOfTheirOwn() {
        peer().subscribe("1", DESTINATION, "");
        peer().subscribe("2", DESTINATION, "");
        fixture.say("hi");
        assertThat(peer().awaitMessages(2))
                .extracting(m -> m.header("subscription"))
                .containsExactly("1", "2");
        peer().send("SUBSCRIBE\nid:2\ndestination:/room/other\n\n\0");
        assertThat(peer().awaitError().body()).contains("id of its own");
    }

    @Test
    @Sentence("subscribe.scope")
    void connectionsShareNoIds() {
        try (StompPeer other = connect("1.2")) {
            peer().subscribe("1", DESTINATION, "");
            assertThat(other.subscribe("1", DESTINATION, "").command()).isEqualTo("RECEIPT");
        }
    }

    @Test
    @Sentence("ack-mode.auto")
    void withoutAckNothingNeedsToBeAcknowledged() {
        peer().subscribe("1", DESTINATION, "");
        fixture.say(StompFixture.MAX_UNACKNOWLEDGED * 2, 10);
        peer().awaitMessages(StompFixture.MAX_UNACKNOWLEDGED * 2);
    }

    @Test
    @Sentence("ack-mode.client")
    void inClientAnAckIsForAllBefore() {
        List<StompFrame> sent = filled("client");
        acknowledge(sent.get(sent.size() - 1));
        peer().awaitMessages(sent.size() * 2);
        acknowledge(sent.get(0));
        assertThat(peer().awaitError().body()).contains("acknowledged already");
    }

    @Test
    @Sentence("ack-mode.individual")
    void inClientIndividualAnAckIsForOne() {
        List<StompFrame> sent = filled("client-individual");
        acknowledge(sent.get(sent.size() - 1));
        peer().awaitMessages(sent.size() + 1);
        acknowledge(sent.get(0));
        peer().awaitMessages(sent.size() + 2);
        assertThat(peer().frames("MESSAGE")).hasSize(sent.size() + 2);
    }

    @Test
    @Sentence("unsubscribe.match")
    void unsubscribeEndsASubscription() {
        peer().subscribe("1", DESTINATION, "");
        peer().send("UNSUBSCRIBE\nid:1\nreceipt:u\n\n\0");
        peer().awaitReceipt("u");
        fixture.say("not heard");
        peer().send("UNSUBSCRIBE\nid:1\n\n\0");
        assertThat(peer().awaitError().body()).contains("no subscription");
        assertThat(peer().frames("MESSAGE")).isEmpty();
    }

    @Test
    @Sentence("ack.id")
    void anAckNamesAMessage() {
        filled("client");
        peer().send("ACK\nid:none\n\n\0");
        assertThat(peer().awaitError().body()).contains("\"none\"");
    }

    @Test
    @Sentence("nack.settles")
    void aNackSettlesAsAnAckDoes() {
        List<StompFrame> sent = filled("client-individual");
        peer().send("NACK\nid:" + sent.get(0).header("ack") + "\nreceipt:n\n\n\0");
        peer().awaitReceipt("n");
        peer().awaitMessages(sent.size() + 1);
    }

    @Test
    @Sentence("begin.unique")
    void transactionsHaveIdsOfTheirOwn() {
        peer().send("BEGIN\ntransaction:1\n\n\0BEGIN\ntransaction:1\n\n\0");
        assertThat(peer().awaitError().body()).contains("id of its own");
    }

    @Test
    @Sentence("commit.transaction")
    void whatIsInATransactionTakesEffectAtCommit() {
        peer().subscribe("1", DESTINATION, "");
        String head = "SEND\ndestination:" + DESTINATION + "\n";
        peer().send("BEGIN\ntransaction:t\n\n\0" + head + "transaction:t\n\nin\0" + head + "\nout\0"
                + "COMMIT\ntransaction:t\n\n\0");
        peer().awaitMessages(2);
        assertThat(peer().bodies()).containsExactly("out", "in");
        peer().send("COMMIT\ntransaction:t\n\n\0");
        assertThat(peer().awaitError().body()).contains("no open transaction");
    }

    @Test
    @Sentence("abort.transaction")
    void whatIsAbortedTakesNoEffect() {
        peer().subscribe("1", DESTINATION, "");
        peer().send("BEGIN\ntransaction:t\n\n\0SEND\ndestination:" + DESTINATION + "\ntransaction:t\n\nin\0"
                + "ABORT\ntransaction:t\n\n\0SEND\ndestination:" + DESTINATION + "\n\nout\0");
        assertThat(peer().awaitMessages(1).get(0).body()).isEqualTo("out");
        peer().send("ABORT\ntransaction:t\n\n\0");
        assertThat(peer().awaitError().body()).contains("no open transaction");
    }

    @Test
    @Sentence("begin.disconnect")
    void whatIsOpenAtTheEndIsAborted() {
        try (StompPeer other = connect("1.2")) {
            peer().subscribe("1", DESTINATION, "");
            other.send("BEGIN\ntransaction:t\n\n\0SEND\ndestination:" + DESTINATION
                    + "\ntransaction:t\n\nnever\0DISCONNECT\nreceipt:d\n\n\0");
            other.awaitReceipt("d");
            fixture.say("ever");
            assertThat(peer().awaitMessages(1).get(0).body()).isEqualTo("ever");
        }
    }

    @Test
    @Sentence("begin.disconnect")
    void whatIsOpenWhenTheConnectionFailsIsAborted() {
        peer().subscribe("1", DESTINATION, "");
        try (StompPeer other = connect("1.2")) {
            other.send("BEGIN\ntransaction:t\n\n\0SEND\ndestination:" + DESTINATION
                    + "\ntransaction:t\nreceipt:r\n\nnever\0");
            other.awaitReceipt("r");
        }
        until(() -> fixture.door().stats().open() == 1);
        fixture.say("ever");
        assertThat(peer().awaitMessages(1).get(0).body()).isEqualTo("ever");
    }

    @Test
    @Sentence("begin.atomic")
    void whatIsAcknowledgedInATransactionIsSoAtCommit() {
        List<StompFrame> sent = filled("client");
        String last = Objects.requireNonNull(sent.get(sent.size() - 1).header("ack"));
        peer().send("BEGIN\ntransaction:t\n\n\0ACK\nid:" + last + "\ntransaction:t\nreceipt:a\n\n\0");
        peer().awaitReceipt("a");
        assertThat(peer().frames("MESSAGE")).hasSize(sent.size());
        peer().send("COMMIT\ntransaction:t\n\n\0");
        peer().awaitMessages(sent.size() * 2);
        assertThat(peer().frames("MESSAGE")).hasSize(sent.size() * 2);
    }

    @Test
    @Sentence({"disconnect.receipt", "disconnect.last"})
    void disconnectIsAnsweredLast() {
        peer().send("SUBSCRIBE\nid:1\ndestination:" + DESTINATION + "\nreceipt:s\n\n\0DISCONNECT\nreceipt:d\n\n\0"
                + "SUBSCRIBE\nid:2\ndestination:" + DESTINATION + "\nreceipt:late\n\n\0");
        until(peer()::isClosed);
        assertThat(peer().frames("RECEIPT"))
                .extracting(r -> r.header("receipt-id"))
                .containsExactly("s", "d");
        assertThat(peer().closeCode()).isEqualTo(1000);
        until(() -> fixture.members() == 0);
    }

    /** Subscribes, and waits until no more is sent for lack of acknowledgements. */
    private List<StompFrame> filled(String ackMode) {
        peer().subscribe("1", DESTINATION, "ack:" + ackMode + "\n");
        fixture.say(StompFixture.MAX_UNACKNOWLEDGED * 2, 10);
        return peer().awaitMessages(StompFixture.MAX_UNACKNOWLEDGED);
    }

    private void acknowledge(StompFrame message) {
        peer().send("ACK\nid:" + message.header("ack") + "\n\n\0");
    }
}
