package dev.hubbub.message;

import dev.hubbub.error.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bounds a message is held to.
 *
 * @param maxBytes the longest text allowed, in bytes of UTF-8; likewise of what is no text
 */
public record MessageRules(int maxBytes) {

    private static final int MAX_CORRELATION_BYTES = 64;
    private static final int MAX_HEADER_BYTES = 4_096;

    public MessageRules {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("hubbub.message.max-bytes must be at least 1, not " + maxBytes);
        }
    }

    /**
     * Checks a text as it came from a client.
     *
     * @param room the name of an open room; empty for the lobby
     * @param senderName for people; empty for the sender's id
     * @throws dev.hubbub.error.HubbubException of kind INVALID_ARGUMENT with every fault
     */
    public Draft draft(String room, String sender, String senderName, String content, String correlationId) {
        return draft(room, sender, senderName, new Content(content, correlationId, Map.of()));
    }

    /** Checks a message as it came from a client, likewise. */
    public Draft draft(String room, String sender, String senderName, Content content) {
        Faults faults = new Faults()
                .note("id", UserId.flaw(sender))
                .note("sender_name", Member.nameFlaw(senderName))
                .note("room", room.isEmpty() ? null : Room.flaw(room));
        check(content, faults);
        return checked(Room.named(room), Member.of(sender, senderName), content);
    }

    /** Checks a text from somebody whose name and room are known to be good. */
    public Draft draft(Room room, Member sender, String content, String correlationId) {
        return draft(room, sender, new Content(content, correlationId, Map.of()));
    }

    /** Checks what somebody says whose name and room are known to be good. */
    public Draft draft(Room room, Member sender, Content content) {
        check(content, new Faults());
        return checked(room, sender, content);
    }

    private void check(Content content, Faults faults) {
        Binary binary = content.binary();
        faults.note("content", flaw(content.text()))
                .note("body", binary == null ? null : flaw(binary))
                .note("content_type", binary == null ? null : MediaType.flaw(binary.type()))
                .note("correlation_id", correlationFlaw(content.correlationId()))
                .note("headers", headerFlaw(headerBytes(content.headers())))
                .throwIfAny();
    }

    private static Draft checked(Room room, Member sender, Content content) {
        Binary binary = content.binary();
        int bytes = Text.utf8Bytes(content.text())
                + headerBytes(content.headers())
                + (binary == null ? 0 : binary.bytes().length);
        return new Draft(room, sender, content.text(), binary, content.correlationId(), content.headers(), bytes);
    }

    /** What is wrong with {@code content} as a message; null when it is one. */
    public @Nullable String flaw(String content) {
        if (content.isEmpty()) {
            return "is empty; say something";
        }
        int bytes = Text.utf8Bytes(content);
        return bytes > maxBytes ? "has " + bytes + " bytes of UTF-8; at most " + maxBytes + " are allowed" : null;
    }

    private @Nullable String flaw(Binary binary) {
        int bytes = binary.bytes().length;
        if (bytes == 0) {
            return "is empty; say something";
        }
        return bytes > maxBytes ? "has " + bytes + " bytes; at most " + maxBytes + " are allowed" : null;
    }

    private static @Nullable String correlationFlaw(String id) {
        int bytes = Text.utf8Bytes(id);
        return bytes > MAX_CORRELATION_BYTES
                ? "has " + bytes + " bytes of UTF-8; at most " + MAX_CORRELATION_BYTES + " are allowed"
                : null;
    }

    private static int headerBytes(Map<String, String> headers) {
        int bytes = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += Text.utf8Bytes(header.getKey()) + Text.utf8Bytes(header.getValue());
        }
        return bytes;
    }

    private static @Nullable String headerFlaw(int bytes) {
        return bytes > MAX_HEADER_BYTES
                ? "have " + bytes + " bytes of UTF-8 in all; at most " + MAX_HEADER_BYTES + " are allowed"
                : null;
    }
}
