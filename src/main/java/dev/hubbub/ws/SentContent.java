package dev.hubbub.ws;

import dev.hubbub.message.Binary;
import dev.hubbub.message.Content;
import dev.hubbub.message.MediaType;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.StompException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a SEND says. A body of any bytes comes out as it went in. It is a text when it is UTF-8, with NUL or without,
 * unless its type says that it is none; else it is binary, and protocols of texts show what stands in for it.
 */
final class SentContent {

    /** What is between the client and the server, or the server's alone to say, and not part of what is said. */
    private static final Set<String> OF_THE_FRAME = Set.of(
            Header.DESTINATION,
            Header.CONTENT_LENGTH,
            Header.RECEIPT,
            Header.TRANSACTION,
            Header.SUBSCRIPTION,
            Header.MESSAGE_ID,
            Header.ACK,
            MessageFrames.CORRELATION_ID,
            MessageFrames.EPOCH,
            MessageFrames.GAP,
            MessageFrames.OFFSET,
            MessageFrames.RECOVERED,
            MessageFrames.ROOM,
            MessageFrames.SENDER,
            MessageFrames.SENDER_NAME,
            MessageFrames.TIMESTAMP);

    private SentContent() {}

    /** @throws StompException when the type of the body is none */
    static Content of(Frame send) {
        String type = send.header(Header.CONTENT_TYPE);
        String flaw = type == null ? null : MediaType.flaw(type);
        if (flaw != null) {
            throw new StompException(Refusal.REQUEST, "content-type " + flaw);
        }
        String mark = send.header(MessageFrames.CORRELATION_ID);
        String correlationId = mark == null ? "" : mark;
        String text = MediaType.mayBeText(type) || send.body().length == 0 ? text(send.body()) : null;
        return text == null
                ? Content.of(new Binary(send.body(), type == null ? "" : type), "", correlationId, headers(send))
                : new Content(text, correlationId, headers(send));
    }

    private static Map<String, String> headers(Frame send) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : send.headers()) {
            if (!OF_THE_FRAME.contains(header.name())) {
                headers.putIfAbsent(header.name(), header.value());
            }
        }
        return headers;
    }

    /** Null when it is not UTF-8. */
    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}
