package dev.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the bytes and however they are cut: frames within the limits, or the one declared fault. */
class FrameFuzzTest {

    private static final List<Command> WITH_BODY = List.of(Command.SEND, Command.MESSAGE, Command.ERROR);

    @Property
    void framesComeBackAsTheyWereWritten(
            @ForAll("frames") Frame frame,
            @ForAll("escapingVersions") StompVersion version,
            @ForAll @IntRange(min = 1, max = 40) int pieceLength) {
        Frame read = Collected.read(version, FrameWriter.bytes(frame, version), pieceLength)
                .only();

        assertThat(read.command()).isEqualTo(frame.command());
        assertThat(read.headers().subList(0, frame.headers().size())).isEqualTo(frame.headers());
        assertThat(read.body()).isEqualTo(frame.body());
    }

    @Property
    void headAndTailMakeAFrame(@ForAll("frames") Frame front, @ForAll("frames") Frame back) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frame withoutBody = new Frame(back.command(), front.headers(), new byte[0]);
        bytes.writeBytes(FrameWriter.head(withoutBody, StompVersion.V1_2));
        bytes.writeBytes(FrameWriter.tail(back, StompVersion.V1_2));
        Frame read =
                Collected.read(StompVersion.V1_2, bytes.toByteArray(), 1000).only();

        assertThat(read.headers().subList(0, front.headers().size())).isEqualTo(front.headers());
        assertThat(read.body()).isEqualTo(back.body());
    }

    @Property
    void anyCutGivesTheSame(
            @ForAll("streams") byte[] bytes,
            @ForAll StompVersion version,
            @ForAll @IntRange(min = 1, max = 20) int pieceLength) {
        assertThat(outcome(version, bytes, pieceLength)).isEqualTo(outcome(version, bytes, Math.max(1, bytes.length)));
    }

    @Property
    void anyBytesAreFramesWithinTheLimitsOrTheDeclaredFault(@ForAll byte[] bytes, @ForAll StompVersion version) {
        outcome(version, bytes, 7).frames().forEach(frame -> {
            assertThat(frame.headers()).hasSizeLessThanOrEqualTo(Collected.LIMITS.headers());
            assertThat(frame.body()).hasSizeLessThanOrEqualTo(Collected.LIMITS.bodyBytes());
        });
    }

    @Provide
    Arbitrary<StompVersion> escapingVersions() {
        return Arbitraries.of(StompVersion.V1_1, StompVersion.V1_2);
    }

    @Provide
    Arbitrary<Frame> frames() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("ab:\\nrc\n\r\0 \u00e4\u20ac").ofMaxLength(6);
        Arbitrary<Header> header = Combinators.combine(text, text).as((name, value) -> new Header("x" + name, value));
        return Combinators.combine(
                        Arbitraries.of(WITH_BODY),
                        header.list().ofMaxSize(3),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(100))
                .as(Frame::new);
    }

    /** Near enough to frames that many are some. */
    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<String> pieces = Arbitraries.of(
                "SEND",
                "BEGIN",
                "CONNECT",
                "\n",
                "\r\n",
                "\0",
                "a:b",
                "content-length:",
                "3",
                "0",
                "\\",
                "c",
                ":",
                "ü");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome outcome(StompVersion version, byte[] bytes, int pieceLength) {
        Collected collected = new Collected();
        FrameReader reader = new FrameReader(Collected.LIMITS);
        reader.version(version);
        try {
            for (int at = 0; at < bytes.length; at += pieceLength) {
                reader.read(bytes, at, Math.min(bytes.length, at + pieceLength), collected);
            }
            return new Outcome(collected.frames, collected.heartBeats, "");
        } catch (StompException declared) {
            return new Outcome(collected.frames, collected.heartBeats, declared.reason() + declared.explanation());
        }
    }

    private record Outcome(List<Frame> frames, int heartBeats, String fault) {}
}
