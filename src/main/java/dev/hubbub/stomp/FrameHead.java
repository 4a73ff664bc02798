package dev.hubbub.stomp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one frame before its body, as they are read. One thread. */
final class FrameHead {

    /** Of a body whose head says nothing of its length. */
    static final int UNKNOWN_LENGTH = -1;

    private final Command command;
    private final Escaping escaping;
    private final List<Header> headers = new ArrayList<>();

    private FrameHead(Command command, Escaping escaping) {
        this.command = command;
        this.escaping = escaping;
    }

    /** @throws StompException MALFORMED when the line is no command */
    static FrameHead begin(byte[] line, int from, int to, StompVersion version) {
        String name = text(line, from, to);
        Command command = Command.named(name);
        if (command == null) {
            throw StompException.malformed(
                    "\"" + Excerpt.of(name) + "\" is no command of STOMP; commands are in capitals");
        }
        return new FrameHead(command, Escaping.of(command, version));
    }

    /** @throws StompException MALFORMED when the line is no header; TOO_LARGE when there are too many */
    void add(byte[] line, int from, int to, FrameLimits limits) {
        if (headers.size() == limits.headers()) {
            throw new StompException(
                    Refusal.TOO_LARGE,
                    "a frame has more than " + limits.headers() + " headers, which is all it may have");
        }
        String text = text(line, from, to);
        int colon = text.indexOf(':');
        if (colon < 1 || text.indexOf('\r') >= 0 && escaping == Escaping.V1_2) {
            throw StompException.malformed("\"" + Excerpt.of(text)
                    + "\" is no header; write name:value, and in 1.0 and 1.1 end lines with LF alone");
        }
        headers.add(
                new Header(escaping.unescape(text.substring(0, colon)), escaping.unescape(text.substring(colon + 1))));
    }

    /**
     * How long its body is.
     *
     * @return {@link #UNKNOWN_LENGTH} when it does not say, and the body ends at the first NUL
     * @throws StompException MALFORMED when it is no number; TOO_LARGE when it is a large one
     */
    int contentLength(FrameLimits limits) {
        String length = header(Header.CONTENT_LENGTH);
        if (length == null) {
            return UNKNOWN_LENGTH;
        }
        if (length.isEmpty() || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw StompException.malformed(
                    "content-length is \"" + Excerpt.of(length) + "\"; it must be the number of the body's bytes");
        }
        if (length.length() > 9 || Integer.parseInt(length) > limits.bodyBytes()) {
            throw tooLong(limits);
        }
        return Integer.parseInt(length);
    }

    /** @throws StompException MALFORMED when there is a body and its command may have none */
    Frame frame(byte[] body) {
        if (body.length > 0 && !command.mayHaveBody()) {
            throw StompException.malformed(command + " has a body, and must have none");
        }
        return new Frame(command, headers, body);
    }

    static StompException tooLong(FrameLimits limits) {
        return new StompException(
                Refusal.TOO_LARGE, "a body is longer than " + limits.bodyBytes() + " bytes, which is all it may have");
    }

    private @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    private static String text(byte[] line, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw StompException.malformed("the head of a frame is not UTF-8");
        }
    }
}
