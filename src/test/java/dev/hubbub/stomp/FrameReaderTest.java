package dev.hubbub.stomp;

import static dev.hubbub.stomp.StompVersion.V1_0;
import static dev.hubbub.stomp.StompVersion.V1_1;
import static dev.hubbub.stomp.StompVersion.V1_2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    @Test
    void readsCommandHeadersAndBody() {
        Frame frame = read(V1_2, "SEND\ndestination:/room/a\nx:1\n\nhi\0").only();

        assertThat(frame)
                .isEqualTo(Frame.of(Command.SEND)
                        .header("destination", "/room/a")
                        .header("x", "1")
                        .body("hi")
                        .build());
    }

    @Test
    void readsSeveralFramesOfOnePiece() {
        Collected collected = read(V1_2, "BEGIN\ntransaction:1\n\n\0\n\nCOMMIT\ntransaction:1\n\n\0\n");

        assertThat(collected.frames).extracting(Frame::command).containsExactly(Command.BEGIN, Command.COMMIT);
        assertThat(collected.heartBeats).isEqualTo(3);
    }

    @Test
    void countsEndsOfLineBetweenFramesAsSignsOfLife() {
        assertThat(read(V1_1, "\n\r\n\n").heartBeats).isEqualTo(3);
    }

    @Test
    void takesTheFirstOfRepeatedHeaders() {
        Frame frame = read(V1_2, "SEND\nfoo:World\nfoo:Hello\n\n\0").only();

        assertThat(frame.header("foo")).isEqualTo("World");
        assertThat(frame.headers()).hasSize(2);
    }

    @Test
    void neitherTrimsNorPads() {
        assertThat(read(V1_2, "SEND\n a : b \n\n\0").only().headers()).containsExactly(new Header(" a ", " b "));
    }

    @Test
    void takesColonsInValuesAsTheyAre() {
        assertThat(read(V1_2, "SEND\na:b:c\nd:\n\n\0").only().headers())
                .containsExactly(new Header("a", "b:c"), new Header("d", ""));
    }

    @Test
    void readsNulInBodiesOfKnownLength() {
        assertThat(read(V1_0, "SEND\ncontent-length:3\n\na\0b\0").only().body()).containsExactly('a', 0, 'b');
    }

    @Test
    void readsEmptyBodiesOfKnownLength() {
        assertThat(read(V1_0, "SEND\ncontent-length:0\n\n\0BEGIN\n\n\0").frames).hasSize(2);
    }

    @Test
    void escapesAreThoseOfTheVersion() {
        String frame = "SEND\nna\\cme:1\\n\\\\2\n\n\0";

        assertThat(read(V1_0, frame).only().headers()).containsExactly(new Header("na\\cme", "1\\n\\\\2"));
        assertThat(read(V1_1, frame).only().headers()).containsExactly(new Header("na:me", "1\n\\2"));
        assertThat(read(V1_2, frame).only().headers()).containsExactly(new Header("na:me", "1\n\\2"));
        assertThat(read(V1_2, "SEND\na:\\r\n\n\0").only().header("a")).isEqualTo("\r");
    }

    @ParameterizedTest
    @CsvSource({"V1_1,\\r", "V1_1,\\t", "V1_2,\\t", "V1_2,\\0", "V1_2,x\\"})
    void refusesEscapesWithoutMeaning(StompVersion version, String value) {
        assertThat(refusal(version, "SEND\na:" + value + "\n\n\0"))
                .hasMessageContaining("which means nothing")
                .extracting(StompException::reason)
                .isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void connectAndConnectedAreNeverEscaped(StompVersion version) {
        assertThat(read(version, "CONNECT\npasscode:a\\cb\\t\n\n\0").only().header("passcode"))
                .isEqualTo("a\\cb\\t");
        assertThat(read(version, "CONNECTED\nsession:a\\cb\n\n\0").only().header("session"))
                .isEqualTo("a\\cb");
    }

    @Test
    void carriageReturnsEndLinesInTheNewestVersionOnly() {
        String frame = "SEND\r\na:1\r\n\r\nhi\0";

        assertThat(read(V1_2, frame).only().header("a")).isEqualTo("1");
        assertThat(refusal(V1_1, frame)).hasMessageContaining("is no command");
        assertThat(read(V1_1, "SEND\na:1\r\n\n\0").only().header("a")).isEqualTo("1\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO\n\n\0",
                "send\n\n\0",
                "GET / HTTP/1.1\r\n\r\n",
                "\0",
                "SEND\nno-colon\n\n\0",
                "SEND\n:no-name\n\n\0",
                "SEND\na:b\rc\n\n\0",
                "SEND\ncontent-length:x\n\n\0",
                "SEND\ncontent-length:-1\n\n\0",
                "SEND\ncontent-length:+1\n\na\0",
                "SEND\ncontent-length:\n\na\0",
                "SEND\ncontent-length:1\n\nab\0",
                "BEGIN\ntransaction:1\n\nbody\0"
            })
    void refusesWhatIsNoFrame(String bytes) {
        for (int pieceLength = 1; pieceLength <= bytes.length(); pieceLength++) {
            int length = pieceLength;
            assertThat(catchThrowableOfType(StompException.class, () -> Collected.read(V1_2, bytes + "\n\n", length)))
                    .extracting(StompException::reason)
                    .isEqualTo(Refusal.MALFORMED);
        }
    }

    @Test
    void refusesHeadsThatAreNotUtf8() {
        byte[] bytes = {'S', 'E', 'N', 'D', '\n', 'a', ':', (byte) 0xff, '\n', '\n', 0};

        assertThat(catchThrowableOfType(StompException.class, () -> Collected.read(V1_2, bytes, 3)))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesTooManyHeaders() {
        assertThat(read(V1_2, "SEND\n" + "a:b\n".repeat(8) + "\n\0").only().headers())
                .hasSize(8);
        assertTooLarge("SEND\n" + "a:b\n".repeat(9), "8 headers");
    }

    @Test
    void refusesLongHeadersBeforeTheyEnd() {
        assertThat(read(V1_2, "SEND\na:" + "x".repeat(62) + "\n\n\0").only().headers())
                .hasSize(1);
        assertTooLarge("SEND\na:" + "x".repeat(64), "64 bytes");
    }

    @Test
    void refusesLongBodiesBeforeTheyEnd() {
        assertThat(read(V1_2, "SEND\n\n" + "x".repeat(256) + "\0").only().body())
                .hasSize(256);
        assertTooLarge("SEND\n\n" + "x".repeat(257), "256 bytes");
    }

    @Test
    void refusesBodiesThatAreAnnouncedTooLong() {
        assertTooLarge("SEND\ncontent-length:257\n\n", "256 bytes");
        assertTooLarge("SEND\ncontent-length:99999999999999999999\n\n", "256 bytes");
    }

    @Test
    void readsNothingMoreAfterAFault() {
        FrameReader reader = new FrameReader(Collected.LIMITS);
        Collected collected = new Collected();
        StompException first =
                catchThrowableOfType(StompException.class, () -> reader.read("x\n".getBytes(UTF_8), collected));
        StompException again =
                catchThrowableOfType(StompException.class, () -> reader.read("BEGIN\n\n\0".getBytes(UTF_8), collected));

        assertThat(again).isSameAs(first);
        assertThat(collected.frames).isEmpty();
        assertThat(reader.isWithinFrame()).isFalse();
    }

    @Test
    void aSinkMayChangeTheVersionWithinAPiece() {
        FrameReader reader = new FrameReader(Collected.LIMITS);
        Collected collected = new Collected();
        reader.read("CONNECT\n\n\0SEND\na:\\n\n\n\0".getBytes(UTF_8), frame -> {
            reader.version(V1_0);
            collected.onFrame(frame);
        });

        assertThat(collected.frames.get(1).header("a")).isEqualTo("\\n");
    }

    private static void assertTooLarge(String bytes, String limit) {
        assertThat(refusal(V1_2, bytes))
                .hasMessageContaining(limit)
                .extracting(StompException::reason)
                .isEqualTo(Refusal.TOO_LARGE);
    }

    private static Collected read(StompVersion version, String bytes) {
        return Collected.read(version, bytes, bytes.length());
    }

    private static StompException refusal(StompVersion version, String bytes) {
        return catchThrowableOfType(StompException.class, () -> read(version, bytes));
    }
}
