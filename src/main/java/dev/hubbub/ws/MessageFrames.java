package dev.hubbub.ws;

import dev.hubbub.hub.Encoding;
import dev.hubbub.message.Binary;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.stomp.Command;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.FrameWriter;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.StompVersion;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * MESSAGE frames. All that the subscribers of a room share is written once for each version: the headers behind a
 * subscriber's own, and the body.
 */
final class MessageFrames {

    static final String EPOCH = "epoch";
    static final String GAP = "gap";
    static final String OFFSET = "offset";
    static final String RECOVERED = "recovered";
    static final String ROOM = "room";
    static final String SENDER = "sender";
    static final String SENDER_NAME = "sender-name";
    static final String TIMESTAMP = "timestamp";
    static final String CORRELATION_ID = "correlation-id";
    private static final String PLAIN_TEXT = "text/plain;charset=utf-8";

    private static final Map<StompVersion, Encoding<byte[]>> TAILS = new EnumMap<>(StompVersion.class);

    static {
        for (StompVersion version : StompVersion.values()) {
            TAILS.put(version, new Encoding<>(message -> tail(message, version)));
        }
    }

    private MessageFrames() {}

    /** What follows a subscriber's own headers. */
    static Encoding<byte[]> tails(StompVersion version) {
        Encoding<byte[]> tails = TAILS.get(version);
        if (tails == null) {
            throw new IllegalStateException("there is an encoding for each version");
        }
        return tails;
    }

    /** The server's headers come first, so that they hold whatever the sender's are. */
    private static byte[] tail(ChatMessage message, StompVersion version) {
        Draft draft = message.draft();
        Binary binary = draft.binary();
        String contentType = binary == null ? draft.headers().get(Header.CONTENT_TYPE) : binary.type();
        Frame.Builder frame = Frame.of(Command.MESSAGE)
                .header(Header.DESTINATION, Destinations.of(draft.room()))
                .header(Header.MESSAGE_ID, message.epoch() + "-" + message.offset())
                .header(OFFSET, Long.toString(message.offset()))
                .header(EPOCH, message.epoch())
                .header(SENDER, draft.sender().id().value())
                .header(SENDER_NAME, draft.sender().name())
                .header(TIMESTAMP, Long.toString(message.time().toEpochMilli()))
                .header(
                        Header.CONTENT_TYPE,
                        contentType != null && isCarried(contentType, version) ? contentType : PLAIN_TEXT);
        if (!draft.correlationId().isEmpty() && isCarried(draft.correlationId(), version)) {
            frame.header(CORRELATION_ID, draft.correlationId());
        }
        draft.headers().forEach((name, value) -> {
            if (!name.equals(Header.CONTENT_TYPE) && isCarried(name + value, version) && isCarriedName(name, version)) {
                frame.header(name, value);
            }
        });
        frame.body(binary == null ? draft.content().getBytes(StandardCharsets.UTF_8) : binary.bytes());
        return FrameWriter.tail(frame.build(), version);
    }

    /** 1.0 escapes nothing, so it has no way to write a line feed in a header: such a header is left out. */
    private static boolean isCarried(String text, StompVersion version) {
        return version != StompVersion.V1_0 || text.indexOf('\n') < 0;
    }

    private static boolean isCarriedName(String name, StompVersion version) {
        return version != StompVersion.V1_0 || name.indexOf(':') < 0;
    }
}
