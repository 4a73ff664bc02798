package dev.hubbub.tracing;

import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.MessageTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A span that ends with the message's place, or with the kind of failure: its words may name people.
 *
 * @param span begun, and ended here
 */
record SpanStep(Span span) implements MessageTrace.Step {

    @Override
    public void done(@Nullable ChatMessage placed, @Nullable Throwable failure) {
        if (placed != null) {
            SpanAttributes.place(span, placed);
        }
        if (failure != null) {
            span.setStatus(StatusCode.ERROR).setAttribute(SpanAttributes.FAILURE, kind(failure));
        }
        span.end();
    }

    private static String kind(Throwable failure) {
        Throwable reason = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return reason instanceof HubbubException known
                ? known.kind().name().toLowerCase(Locale.ROOT)
                : reason.getClass().getName();
    }
}
