package dev.hubbub.message;

import dev.hubbub.error.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bounds a message is held to.
 *
 * @param maxBytes the longest text allowed, in bytes of UTF-8
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
     * Checks a message as it came from a client.
     *
     * @param room the name of an open room; empty for the lobby
     * @param senderName for people; empty for the sender's id
     * @throws dev.hubbub.error.HubbubException of kind INVALID_ARGUMENT with every fault
     */
    public Draft draft(String room, String sender, String senderName, String content, String correlationId) {
        new Faults()
                .note("id", UserId.flaw(sender))
                .note("sender_name", Member.nameFlaw(senderName))
                .note("room", room.isEmpty() ? null : Room.flaw(room))
                .note("content", flaw(content))
                .note("correlation_id", correlationFlaw(correlationId))
                .throwIfAny();
        int bytes = Text.utf8Bytes(content);
        return new Draft(Room.named(room), Member.of(sender, senderName), content, correlationId, Map.of(), bytes);
    }

    /** Checks a text from somebody whose name and room are known to be good. */
    public Draft draft(Room room, Member sender, String content, String correlationId) {
        return draft(room, sender, new Content(content, correlationId, Map.of()));
    }

    /** Checks what somebody says whose name and room are known to be good. */
    public Draft draft(Room room, Member sender, Content content) {
        int headerBytes = headerBytes(content.headers());
        new Faults()
                .note("content", flaw(content.text()))
                .note("correlation_id", correlationFlaw(content.correlationId()))
                .note("headers", headerFlaw(headerBytes))
                .throwIfAny();
        return new Draft(
                room,
                sender,
                content.text(),
                content.correlationId(),
                content.headers(),
                Text.utf8Bytes(content.text()) + headerBytes);
    }

    /** What is wrong with {@code content} as a message; null when it is one. */
    public @Nullable String flaw(String content) {
        if (content.isEmpty()) {
            return "is empty; say something";
        }
        int bytes = Text.utf8Bytes(content);
        return bytes > maxBytes ? "has " + bytes + " bytes of UTF-8; at most " + maxBytes + " are allowed" : null;
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
