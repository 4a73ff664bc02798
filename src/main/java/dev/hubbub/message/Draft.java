package dev.hubbub.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants said, before it has its place in the room's order. Made by {@link MessageRules}, which checks
 * all of it at once.
 *
 * @param room where
 * @param sender who
 * @param content the text, not empty; for bytes, what stands in for them
 * @param binary the bytes, where it is no text; null for a text
 * @param correlationId the sender's own mark, echoed; may be empty
 * @param headers the sender's own words about it, in their order, for protocols that carry such; not to be changed
 * @param bytes the length of the text and the headers in UTF-8, and of the bytes
 * @param trace what it leaves behind on its way; null for most
 */
public record Draft(
        Room room,
        Member sender,
        String content,
        @Nullable Binary binary,
        String correlationId,
        Map<String, String> headers,
        int bytes,
        @Nullable MessageTrace trace) {

    /** One that leaves no trace. */
    public Draft(
            Room room,
            Member sender,
            String content,
            @Nullable Binary binary,
            String correlationId,
            Map<String, String> headers,
            int bytes) {
        this(room, sender, content, binary, correlationId, headers, bytes, null);
    }

    /** The same from somebody else, or from the same under another name. */
    public Draft by(Member other) {
        return other.equals(sender)
                ? this
                : new Draft(room, other, content, binary, correlationId, headers, bytes, trace);
    }

    /** The same, with a trace. */
    public Draft traced(MessageTrace by) {
        return new Draft(room, sender, content, binary, correlationId, headers, bytes, by);
    }
}
