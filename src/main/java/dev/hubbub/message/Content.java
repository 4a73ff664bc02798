package dev.hubbub.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text what people read, not empty; for bytes, what stands in for them
 * @param binary the bytes, where it is no text; null for a text
 * @param correlationId the sender's own mark, echoed; may be empty
 * @param headers the sender's own words about it, for protocols that carry such: the others leave them out
 */
public record Content(String text, @Nullable Binary binary, String correlationId, Map<String, String> headers) {

    public Content {
        headers = headers.isEmpty() ? Map.of() : headers;
    }

    /** A text. */
    public Content(String text, String correlationId, Map<String, String> headers) {
        this(text, null, correlationId, headers);
    }

    /** Bytes. @param text what stands in for them; their own line about themselves when empty */
    public static Content of(Binary binary, String text, String correlationId, Map<String, String> headers) {
        return new Content(text.isEmpty() ? binary.standIn() : text, binary, correlationId, headers);
    }
}
