package dev.hubbub.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes frames as a version does. A body gets a {@code content-length}, unless the frame has one, so that it may contain
 * NUL. Holds nothing; any thread.
 */
public final class FrameWriter {

    private static final byte[] END_OF_LINE = {'\n'};

    private FrameWriter() {}

    /** A sign of life. Not to be changed. */
    public static byte[] heartBeat() {
        return END_OF_LINE;
    }

    /**
     * The whole frame.
     *
     * @throws IllegalArgumentException when a header has a line feed, or its name a colon, and nothing is escaped: in
     *     1.0, and in CONNECT and CONNECTED
     */
    public static byte[] bytes(Frame frame, StompVersion version) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(64 + 32 * frame.headers().size() + frame.body().length);
        bytes.writeBytes(frame.command().line());
        bytes.writeBytes(tail(frame, version));
        return bytes.toByteArray();
    }

    /** The frame without its first line: what may follow headers that were written before, by {@link #head}. */
    public static byte[] tail(Frame frame, StompVersion version) {
        Escaping escaping = Escaping.of(frame.command(), version);
        StringBuilder head = new StringBuilder(32 * frame.headers().size());
        frame.headers().forEach(header -> append(head, header, escaping));
        if (frame.body().length > 0 && frame.header(Header.CONTENT_LENGTH) == null) {
            append(head, new Header(Header.CONTENT_LENGTH, Integer.toString(frame.body().length)), escaping);
        }
        byte[] lines = head.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        byte[] tail = new byte[lines.length + frame.body().length + 1];
        System.arraycopy(lines, 0, tail, 0, lines.length);
        System.arraycopy(frame.body(), 0, tail, lines.length, frame.body().length);
        return tail;
    }

    /** The beginning of a frame, command and headers alone, to be followed by a {@link #tail}. */
    public static byte[] head(Frame frame, StompVersion version) {
        Escaping escaping = Escaping.of(frame.command(), version);
        StringBuilder head = new StringBuilder(frame.command().name()).append('\n');
        frame.headers().forEach(header -> append(head, header, escaping));
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder head, Header header, Escaping escaping) {
        if (escaping == Escaping.NONE && header.name().indexOf(':') >= 0) {
            throw new IllegalArgumentException("a header's name must not contain a colon where nothing is escaped");
        }
        head.append(escaping.escape(header.name()))
                .append(':')
                .append(escaping.escape(header.value()))
                .append('\n');
    }
}
