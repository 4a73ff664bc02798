package dev.hubbub.stompconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** STOMP 1.2, "Server Frames". */
class ServerFramesTest extends ConformanceTest {

    @Test
    @Sentence("message.destination")
    void aMessageHasItsDestination() {
        assertThat(echoed("", "hi").header("destination")).isEqualTo(DESTINATION);
    }

    @Test
    @Sentence("message.id")
    void aMessageHasAnIdOfItsOwn() {
        peer().subscribe("1", DESTINATION, "");
        peer().subscribe("2", "/room/other", "");
        peer().send("SEND\ndestination:/room/other\n\nhi\0");
        fixture.say(3, 10);
        assertThat(peer().awaitMessages(4))
                .extracting(message -> message.header("message-id"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    @Sentence("message.subscription")
    void aMessageHasItsSubscription() {
        assertThat(echoed("", "hi").header("subscription")).isEqualTo("echo");
    }

    @Test
    @Sentence("message.ack")
    void aMessageToBeAcknowledgedHasAnAck() {
        peer().subscribe("1", DESTINATION, "ack:client\n");
        peer().subscribe("2", DESTINATION, "ack:client-individual\n");
        peer().subscribe("3", DESTINATION, "");
        fixture.say("hi");
        List<StompFrame> messages = peer().awaitMessages(3);
        assertThat(messages.subList(0, 2))
                .extracting(message -> message.header("ack"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(messages.get(2).header("ack")).isNull();
    }

    @Test
    @Sentence("message.content")
    void aMessageHasItsContent() {
        StompFrame message = echoed("", "gr\u00fc\u00dfe");
        assertThat(message.body()).isEqualTo("gr\u00fc\u00dfe");
        assertThat(message.header("content-length")).isEqualTo("7");
        assertThat(message.header("content-type")).isEqualTo("text/plain;charset=utf-8");
    }

    @Test
    @Sentence({"receipt.id", "body.written"})
    void aReceiptNamesWhatItIsFor() {
        peer().send("BEGIN\ntransaction:1\nreceipt:a\\cb\n\n\0");
        StompFrame receipt = peer().awaitReceipt("a\\cb");
        assertThat(receipt.body()).isEmpty();
    }

    @Test
    @Sentence({"error.close", "error.headers"})
    void theConnectionIsClosedBehindAnError() {
        peer().send("COMMIT\ntransaction:none\nreceipt:r\n\n\0BEGIN\ntransaction:1\nreceipt:late\n\n\0");
        StompFrame error = peer().awaitError();
        assertThat(error.header("message")).isEqualTo("protocol");
        assertThat(error.header("receipt-id")).isEqualTo("r");
        assertThat(error.header("content-type")).isEqualTo("text/plain");
        assertThat(peer().closeCode()).isEqualTo(1002);
        assertThat(peer().frames("RECEIPT")).isEmpty();
    }
}
