package dev.hubbub.stompconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STOMP 1.2, "STOMP Frames": value encoding, body, standard headers, repeated headers, size limits. */
class FramesTest extends ConformanceTest {

    @Test
    @Section(value = "STOMP Frames", must = "a line ends with LF, or with CR and LF")
    void linesMayEndWithCarriageReturnAndLineFeed() {
        peer().send("BEGIN\r\ntransaction:1\r\nreceipt:r\r\n\r\n\0\r\n");
        assertThat(peer().awaitReceipt("r").command()).isEqualTo("RECEIPT");
    }

    @Test
    @Section(value = "STOMP Frames", must = "commands and header names are case sensitive")
    void namesAreCaseSensitive() {
        peer().send("SEND\nDestination:" + DESTINATION + "\n\nhi\0");
        assertThat(peer().awaitError().body()).contains("no header destination");
    }

    @Test
    @Section(value = "Value Encoding", must = "\\r, \\n, \\c and \\\\ are read as CR, LF, colon and backslash")
    void escapesAreRead() {
        peer().send("BEGIN\ntransaction:a\\cb\\\\n\n\n\0ABORT\ntransaction:a:b\\\\n\nreceipt:r\n\n\0");
        peer().awaitReceipt("r");
        peer().subscribe("a\\cb", DESTINATION, "");
        peer().send("UNSUBSCRIBE\nid:a:b\nreceipt:u\n\n\0");
        assertThat(peer().awaitReceipt("u").command()).isEqualTo("RECEIPT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\t", "\\x", "\\"})
    @Section(value = "Value Encoding", must = "an escape that is not defined is a fatal fault")
    void undefinedEscapesAreFatal(String escape) {
        peer().send("SEND\ndestination:" + DESTINATION + "\nx:" + escape + "\n\nhi\0");
        assertThat(peer().awaitError().header("message")).isEqualTo("malformed");
    }

    @Test
    @Section(value = "Value Encoding", must = "what is written is escaped the other way round")
    void headersAreEscapedWhenWritten() {
        StompFrame message = echoed("x\\cy:1\\r2\\n3\\c4\\\\5\n", "hi");
        assertThat(message.headerLines()).contains("x\\cy:1\\r2\\n3\\c4\\\\5");
    }

    @Test
    @Section(value = "Value Encoding", must = "headers are neither trimmed nor padded with spaces")
    void headersAreNeitherTrimmedNorPadded() {
        assertThat(echoed(" x : 1 \n", "hi").headerLines()).contains(" x : 1 ");
    }

    @Test
    @Section(value = "Value Encoding", must = "CONNECTED is not escaped")
    void connectedIsNotEscaped() {
        try (StompPeer colon = StompPeer.connect(fixture.port(), "1.2", "login:a:b\\c\n")) {
            assertThat(colon.frames().get(0).header("user-name")).isEqualTo("a:b\\c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "SUBSCRIBE", "DISCONNECT"})
    @Section(value = "Body", must = "only SEND, MESSAGE and ERROR have a body")
    void otherFramesMustHaveNoBody(String command) {
        peer().send(command + "\ntransaction:1\nid:1\ndestination:" + DESTINATION + "\n\nbody\0");
        assertThat(peer().awaitError().body()).contains("must have none");
    }

    @Test
    @Section(value = "Header content-length", must = "so many bytes are read, NUL or not")
    void contentLengthIsReadWhateverTheBytes() {
        StompFrame message = echoed("content-length:5\n", "a\0b\0c");
        assertThat(message.body()).isEqualTo("a\0b\0c");
    }

    @Test
    @Section(value = "Header content-length", must = "a frame still ends with NUL")
    void aFrameOfKnownLengthStillEndsWithNul() {
        peer().send("SEND\ndestination:" + DESTINATION + "\ncontent-length:2\n\nabc\0");
        assertThat(peer().awaitError().body()).contains("there must be NUL");
    }

    @Test
    @Section(value = "Header content-length", must = "a body with NUL is sent with its length")
    void bodiesWithNulAreSentWithTheirLength() {
        assertThat(echoed("content-length:3\n", "a\0b").header("content-length"))
                .isEqualTo("3");
    }

    @Test
    @Section(value = "Header content-type", must = "its value is a MIME type")
    void contentTypesAreMimeTypes() {
        assertThat(echoed("content-type:application/json;charset=utf-8\n", "{}").header("content-type"))
                .isEqualTo("application/json;charset=utf-8");
        peer().send("SEND\ndestination:" + DESTINATION + "\ncontent-type:text\n\nhi\0");
        assertThat(peer().awaitError().body()).contains("MIME type");
    }

    @Test
    @Section(value = "Header content-type", must = "UTF-8 is read and written")
    void utf8IsReadAndWritten() {
        StompFrame message = echoed("gr\u00fc\u00dfe:\u4f60\u597d\n", "\ud83d\ude42 \u00e9");
        assertThat(message.body()).isEqualTo("\ud83d\ude42 \u00e9");
        assertThat(message.header("gr\u00fc\u00dfe")).isEqualTo("\u4f60\u597d");
        assertThat(message.header("content-length")).isEqualTo("7");
    }

    @Test
    @Section(value = "Header receipt", must = "every frame of a client but CONNECT may ask for a receipt, and gets it")
    void everyFrameGetsTheReceiptItAsksFor() {
        String message = "destination:" + DESTINATION + "\ntransaction:t\nreceipt:";
        peer().subscribe("1", DESTINATION, "");
        peer().send("BEGIN\ntransaction:t\nreceipt:b\n\n\0SEND\n" + message + "s\n\nhi\0"
                + "COMMIT\ntransaction:t\nreceipt:c\n\n\0UNSUBSCRIBE\nid:1\nreceipt:u\n\n\0"
                + "BEGIN\ntransaction:t\n\n\0ABORT\ntransaction:t\nreceipt:a\n\n\0DISCONNECT\nreceipt:d\n\n\0");
        peer().awaitReceipt("d");
        assertThat(peer().frames("RECEIPT"))
                .extracting(frame -> frame.header("receipt-id"))
                .containsExactly("subscribed-1", "b", "s", "c", "u", "a", "d");
    }

    @Test
    @Section(value = "Repeated Header Entries", must = "the first of repeated headers holds")
    void theFirstOfRepeatedHeadersHolds() {
        StompFrame message = echoed("destination:/room/elsewhere\nx:first\nx:second\n", "hi");
        assertThat(message.header("destination")).isEqualTo(DESTINATION);
        assertThat(message.header("x")).isEqualTo("first");
    }

    @Test
    @Section(value = "Size Limits", must = "what is larger than allowed is answered with ERROR, and closed")
    void sizeLimitsEndWithAnError() {
        peer().send("SEND\n" + "a:b\n".repeat(100) + "\n\0");
        assertThat(peer().awaitError().header("message")).isEqualTo("too-large");
    }
}
