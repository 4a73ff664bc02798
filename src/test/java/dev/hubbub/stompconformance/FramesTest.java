package dev.hubbub.stompconformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STOMP 1.2, "STOMP Frames": value encoding, body, standard headers, repeated headers, size limits. */
class FramesTest extends ConformanceTest {

    @Test
    @Sentence({"frames.eol", "frames.eol-between"})
    void linesMayEndWithCarriageReturnAndLineFeed() {
        peer().send("BEGIN\r\ntransaction:1\r\nreceipt:r\r\n\r\n\0\r\n");
        assertThat(peer().awaitReceipt("r").command()).isEqualTo("RECEIPT");
    }

    @Test
    @Sentence("frames.case")
    void namesAreCaseSensitive() {
        peer().send("SEND\nDestination:" + DESTINATION + "\n\nhi\0");
        assertThat(peer().awaitError().body()).contains("no header destination");
    }

    @Test
    @Sentence("encoding.read")
    void escapesAreRead() {
        peer().send("BEGIN\ntransaction:a\\cb\\\\n\n\n\0ABORT\ntransaction:a:b\\\\n\nreceipt:r\n\n\0");
        peer().awaitReceipt("r");
        peer().subscribe("a\\cb", DESTINATION, "");
        peer().send("UNSUBSCRIBE\nid:a:b\nreceipt:u\n\n\0");
        assertThat(peer().awaitReceipt("u").command()).isEqualTo("RECEIPT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\t", "\\x", "\\"})
    @Sentence("encoding.undefined")
    void undefinedEscapesAreFatal(String escape) {
        peer().send("SEND\ndestination:" + DESTINATION + "\nx:" + escape + "\n\nhi\0");
        assertThat(peer().awaitError().header("message")).isEqualTo("malformed");
    }

    @Test
    @Sentence("encoding.written")
    void headersAreEscapedWhenWritten() {
        StompFrame message = echoed("x\\cy:1\\r2\\n3\\c4\\\\5\n", "hi");
        assertThat(message.headerLines()).contains("x\\cy:1\\r2\\n3\\c4\\\\5");
    }

    @Test
    @Sentence("encoding.untrimmed")
    void headersAreNeitherTrimmedNorPadded() {
        assertThat(echoed(" x : 1 \n", "hi").headerLines()).contains(" x : 1 ");
    }

    @Test
    @Sentence("encoding.connect")
    void connectedIsNotEscaped() {
        try (StompPeer colon = StompPeer.connect(fixture.port(), "1.2", "login:a:b\\c\n")) {
            assertThat(colon.frames().get(0).header("user-name")).isEqualTo("a:b\\c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "SUBSCRIBE", "DISCONNECT"})
    @Sentence("body.read")
    void otherFramesMustHaveNoBody(String command) {
        peer().send(command + "\ntransaction:1\nid:1\ndestination:" + DESTINATION + "\n\nbody\0");
        assertThat(peer().awaitError().body()).contains("must have none");
    }

    @Test
    @Sentence("length.read")
    void contentLengthIsReadWhateverTheBytes() {
        StompFrame message = echoed("content-length:5\n", "a\0b\0c");
        assertThat(message.body()).isEqualTo("a\0b\0c");
    }

    @Test
    @Sentence({"length.read", "type.charset"})
    void everyByteIsCarried() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        peer().subscribe("1", DESTINATION, "");
        peer().sendBytes(("SEND\ndestination:" + DESTINATION
                        + "\ncontent-type:text/plain;charset=iso-8859-1\ncontent-length:256\n\n"
                        + new String(body, ISO_8859_1) + "\0")
                .getBytes(ISO_8859_1));
        StompFrame message = peer().awaitMessages(1).get(0);
        assertThat(message.body().getBytes(ISO_8859_1)).isEqualTo(body);
        assertThat(message.header("content-type")).isEqualTo("text/plain;charset=iso-8859-1");
        assertThat(message.header("content-length")).isEqualTo("256");
    }

    @Test
    @Sentence("length.any")
    void everyFrameMayHaveALength() {
        peer().send("SUBSCRIBE\nid:1\ndestination:" + DESTINATION + "\ncontent-length:0\n\n\0"
                + "BEGIN\ntransaction:t\ncontent-length:0\n\n\0ABORT\ntransaction:t\ncontent-length:0\n\n\0"
                + "UNSUBSCRIBE\nid:1\ncontent-length:0\n\n\0DISCONNECT\nreceipt:d\ncontent-length:0\n\n\0");
        assertThat(peer().awaitReceipt("d").command()).isEqualTo("RECEIPT");
    }

    @Test
    @Sentence("length.end")
    void aFrameOfKnownLengthStillEndsWithNul() {
        peer().send("SEND\ndestination:" + DESTINATION + "\ncontent-length:2\n\nabc\0");
        assertThat(peer().awaitError().body()).contains("there must be NUL");
    }

    @Test
    @Sentence("length.written")
    void bodiesWithNulAreSentWithTheirLength() {
        assertThat(echoed("content-length:3\n", "a\0b").header("content-length"))
                .isEqualTo("3");
    }

    @Test
    @Sentence("type.mime")
    void contentTypesAreMimeTypes() {
        assertThat(echoed("content-type:application/json;charset=utf-8\n", "{}").header("content-type"))
                .isEqualTo("application/json;charset=utf-8");
        peer().send("SEND\ndestination:" + DESTINATION + "\ncontent-type:text\n\nhi\0");
        assertThat(peer().awaitError().body()).contains("MIME type");
    }

    @Test
    @Sentence("type.utf8")
    void utf8IsReadAndWritten() {
        StompFrame message = echoed("gr\u00fc\u00dfe:\u4f60\u597d\n", "\ud83d\ude42 \u00e9");
        assertThat(message.body()).isEqualTo("\ud83d\ude42 \u00e9");
        assertThat(message.header("gr\u00fc\u00dfe")).isEqualTo("\u4f60\u597d");
        assertThat(message.header("content-length")).isEqualTo("7");
    }

    @Test
    @Sentence("receipt.any")
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
    @Sentence("repeated.first")
    void theFirstOfRepeatedHeadersHolds() {
        StompFrame message = echoed("destination:/room/elsewhere\nx:first\nx:second\n", "hi");
        assertThat(message.header("destination")).isEqualTo(DESTINATION);
        assertThat(message.header("x")).isEqualTo("first");
    }

    @Test
    @Sentence("limits.error")
    void sizeLimitsEndWithAnError() {
        peer().send("SEND\n" + "a:b\n".repeat(100) + "\n\0");
        assertThat(peer().awaitError().header("message")).isEqualTo("too-large");
    }
}
