package dev.hubbub.ws;

import dev.hubbub.message.Content;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a SEND says. A message of the chat is text, on every protocol: a body is UTF-8 of whatever type, may contain NUL,
 * and comes out as it went in.
 */
final class SentText {

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

    private static final Pattern MIME_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+*-]+[ \\t]*(;.*)?");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private SentText() {}

    /** @throws StompException when the body is no text, or its type is none */
    static Content of(Frame send) {
        checkType(send.header(Header.CONTENT_TYPE));
        String correlationId = send.header(MessageFrames.CORRELATION_ID);
        return new Content(text(send.body()), correlationId == null ? "" : correlationId, headers(send));
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

    private static void checkType(@Nullable String type) {
        if (type == null) {
            return;
        }
        if (!MIME_TYPE.matcher(type).matches()) {
            throw refused("content-type must be a MIME type, such as text/plain");
        }
        Matcher charset = CHARSET.matcher(type);
        if (charset.find()
                && !charset.group(1).equalsIgnoreCase("utf-8")
                && !charset.group(1).equalsIgnoreCase("us-ascii")) {
            throw refused("the charset of content-type is none that is understood; send UTF-8");
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw refused("the body is not UTF-8; a message is text: send other bytes in base64, for example");
        }
    }

    private static StompException refused(String why) {
        return new StompException(Refusal.REQUEST, why);
    }
}
