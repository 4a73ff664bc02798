package dev.hubbub.tracing;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Room;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import java.util.List;

/** What spans say: under OpenTelemetry's names for messaging where it has some, else under ours. */
final class SpanAttributes {

    static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("messaging.message.body.size");
    static final AttributeKey<String> PROTOCOL = AttributeKey.stringKey("hubbub.protocol");
    static final AttributeKey<List<String>> PROTOCOLS = AttributeKey.stringArrayKey("hubbub.protocols");
    static final AttributeKey<Long> SUBSCRIBERS = AttributeKey.longKey("hubbub.subscribers");
    static final AttributeKey<String> FAILURE = AttributeKey.stringKey("error.type");

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> EPOCH = AttributeKey.stringKey("hubbub.epoch");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("hubbub.offset");

    private SpanAttributes() {}

    /** A direct room is not named: its name is a person's. */
    static void describe(SpanBuilder span, String operation, Room room) {
        span.setAttribute(SYSTEM, "hubbub").setAttribute(OPERATION, operation);
        if (!room.isDirect()) {
            span.setAttribute(DESTINATION, room.name());
        }
    }

    static void place(Span span, ChatMessage placed) {
        span.setAttribute(EPOCH, placed.epoch()).setAttribute(OFFSET, placed.offset());
    }
}
