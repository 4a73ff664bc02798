package dev.hubbub.stompconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STOMP 1.2, "Frames and Headers": what a client's frame must have, and what it must name. */
class RequiredHeadersTest extends ConformanceTest {

    @ParameterizedTest
    @CsvSource({
        "SEND, x:y, destination",
        "SUBSCRIBE, id:1, destination",
        "SUBSCRIBE, destination:/room/room, id",
        "UNSUBSCRIBE, x:y, id",
        "ACK, x:y, id",
        "NACK, x:y, id",
        "BEGIN, x:y, transaction",
        "COMMIT, x:y, transaction",
        "ABORT, x:y, transaction"
    })
    @Sentence({
        "send.destination",
        "subscribe.destination",
        "subscribe.id",
        "unsubscribe.id",
        "ack.id",
        "nack.id",
        "begin.transaction",
        "commit.transaction",
        "abort.transaction"
    })
    void aFrameWithoutWhatItMustHaveIsAnsweredWithAnError(String command, String other, String missing) {
        peer().send(command + "\n" + other + "\nreceipt:r\n\n\0");

        StompFrame error = peer().awaitError();
        assertThat(error.body()).contains(command + " has no header " + missing);
        assertThat(error.header("receipt-id")).isEqualTo("r");
    }

    @ParameterizedTest
    @CsvSource({
        "UNSUBSCRIBE, id, no subscription",
        "ACK, id, waits for being acknowledged",
        "NACK, id, waits for being acknowledged",
        "COMMIT, transaction, no open transaction",
        "ABORT, transaction, no open transaction"
    })
    @Sentence({"unsubscribe.match", "ack.id", "nack.id", "commit.transaction", "abort.transaction"})
    void aFrameThatNamesWhatIsNotThereIsAnsweredWithAnError(String command, String header, String explanation) {
        peer().send(command + "\n" + header + ":none\n\n\0");

        assertThat(peer().awaitError().body()).contains(explanation);
    }
}
