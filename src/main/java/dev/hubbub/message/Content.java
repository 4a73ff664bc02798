package dev.hubbub.message;

import java.util.Map;

/**
 * What a message says.
 *
 * @param text what people read, not empty
 * @param correlationId the sender's own mark, echoed; may be empty
 * @param headers the sender's own words about it, for protocols that carry such: the others leave them out
 */
public record Content(String text, String correlationId, Map<String, String> headers) {

    public Content {
        headers = headers.isEmpty() ? Map.of() : headers;
    }
}
