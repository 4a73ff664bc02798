package dev.hubbub.stompconformance;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFixture;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** STOMP 1.2, "Client Frames". */
class ClientFramesTest extends ConformanceTest {

    @Test
    @Section(value = "SEND", must = "it has a header destination, where the message goes")
    void sendReachesItsDestination() {
        StompFrame message = echoed("", "hi");
        assertThat(message.header("destination")).isEqualTo(DESTINATION);
        assertThat(message.body()).isEqualTo("hi");
    }

    @Test
    @Section(value = "SEND", must = "the sender's own headers are passed through")
    void theSendersHeadersArePassedThrough() {
        assertThat(echoed("colour:blue\npriority:9\n", "hi").headerLines()).contains("colour:blue", "priority:9");
    }

    @Test
    @Section(value = "SEND", must = "what cannot be processed is answered with ERROR, and closed")
    void aSendThatFailsEndsTheSession() {
        peer().send("SEND\ndestination:/queue/a\nreceipt:r\n\nhi\0");
        assertThat(peer().awaitError().header("receipt-id")).isEqualTo("r");
    }

    @Test
    @Section(value = "SUBSCRIBE", must = "what cannot be subscribed is answered with ERROR, and closed")
    void aSubscribeThatFailsEndsTheSession() {
        peer().send("SUBSCRIBE\nid:1\ndestination:/nowhere\nreceipt:r\n\n\0");
        assertThat(peer().awaitError().header("receipt-id")).isEqualTo("r");
    }

    @Test
    @Section(value = "SUBSCRIBE id Header", must = "it has an id, another for each subscription of a connection")
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
    @Section(value = "SUBSCRIBE id Header", must = "ids of one connection say nothing about those of another")
    void connectionsShareNoIds() {
        try (StompPeer other = connect("1.2")) {
            peer().subscribe("1", DESTINATION, "");
            assertThat(other.subscribe("1", DESTINATION, "").command()).isEqualTo("RECEIPT");
        }
    }

    @Test
    @Section(value = "SUBSCRIBE ack Header", must = "the default is auto: nothing needs to be acknowledged")
    void withoutAckNothingNeedsToBeAcknowledged() {
        peer().subscribe("1", DESTINATION, "");
        fixture.say(StompFixture.MAX_UNACKNOWLEDGED * 2, 10);
        peer().awaitMessages(StompFixture.MAX_UNACKNOWLEDGED * 2);
    }

    @Test
    @Section(value = "SUBSCRIBE ack Header", must = "in client, an ACK is for all messages before as well")
    void inClientAnAckIsForAllBefore() {
        List<StompFrame> sent = filled("client");
        acknowledge(sent.get(sent.size() - 1));
        peer().awaitMessages(sent.size() * 2);
        acknowledge(sent.get(0));
        assertThat(peer().awaitError().body()).contains("acknowledged already");
    }

    @Test
    @Section(
            value = "SUBSCRIBE ack Header",
            must = "in client-individual, an ACK for a later message must not acknowledge an earlier one")
    void inClientIndividualAnAckIsForOne() {
        List<StompFrame> sent = filled("client-individual");
        acknowledge(sent.get(sent.size() - 1));
        peer().awaitMessages(sent.size() + 1);
        acknowledge(sent.get(0));
        peer().awaitMessages(sent.size() + 2);
        assertThat(peer().frames("MESSAGE")).hasSize(sent.size() + 2);
    }

    @Test
    @Section(value = "UNSUBSCRIBE", must = "its id is that of a subscription, which ends")
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
    @Section(value = "ACK", must = "its id is the ack header of a message")
    void anAckNamesAMessage() {
        filled("client");
        peer().send("ACK\nid:none\n\n\0");
        assertThat(peer().awaitError().body()).contains("\"none\"");
    }

    @Test
    @Section(value = "NACK", must = "it has the headers of ACK, and settles as that does")
    void aNackSettlesAsAnAckDoes() {
        List<StompFrame> sent = filled("client-individual");
        peer().send("NACK\nid:" + sent.get(0).header("ack") + "\nreceipt:n\n\n\0");
        peer().awaitReceipt("n");
        peer().awaitMessages(sent.size() + 1);
    }

    @Test
    @Section(value = "BEGIN", must = "a transaction has an id, another for each that is open")
    void transactionsHaveIdsOfTheirOwn() {
        peer().send("BEGIN\ntransaction:1\n\n\0BEGIN\ntransaction:1\n\n\0");
        assertThat(peer().awaitError().body()).contains("id of its own");
    }

    @Test
    @Section(value = "COMMIT", must = "it names a transaction, whose frames take effect together")
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
    @Section(value = "ABORT", must = "it names a transaction, whose frames take no effect")
    void whatIsAbortedTakesNoEffect() {
        peer().subscribe("1", DESTINATION, "");
        peer().send("BEGIN\ntransaction:t\n\n\0SEND\ndestination:" + DESTINATION + "\ntransaction:t\n\nin\0"
                + "ABORT\ntransaction:t\n\n\0SEND\ndestination:" + DESTINATION + "\n\nout\0");
        assertThat(peer().awaitMessages(1).get(0).body()).isEqualTo("out");
        peer().send("ABORT\ntransaction:t\n\n\0");
        assertThat(peer().awaitError().body()).contains("no open transaction");
    }

    @Test
    @Section(value = "BEGIN", must = "what is open at DISCONNECT is aborted")
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
    @Section(value = "DISCONNECT", must = "its receipt comes when all before it is processed, and nothing behind it is")
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
