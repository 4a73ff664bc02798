package dev.hubbub.relay.kafka;

import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageTrace;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The trace of a message that has one, on its way through Kafka: a header of its record, as W3C's Trace Context has it. */
final class TraceHeader {

    private static final String NAME = "traceparent";

    private TraceHeader() {}

    static void write(Draft draft, Headers headers) {
        MessageTrace trace = draft.trace();
        if (trace != null) {
            headers.add(NAME, trace.traceParent().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Null when there is none. */
    static @Nullable String read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
