package dev.hubbub.tracing;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.MessageTrace;
import dev.hubbub.message.Room;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;

/** One message's trace. It knows where the trace stands and no span, since a room keeps it as long as the message. */
final class SpanTrace implements MessageTrace {

    private final Tracer tracer;
    private final Room room;
    /** Written before others see the message. */
    private volatile SpanContext standing;

    SpanTrace(Tracer tracer, Room room, SpanContext standing) {
        this.tracer = tracer;
        this.room = room;
        this.standing = standing;
    }

    @Override
    public Step sequence() {
        Span span = begin("sequence", SpanKind.INTERNAL);
        standing = span.getSpanContext();
        return new SpanStep(span);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // it is closed at the end of the handover, on the same thread
    public Handover deliver() {
        Span span = begin("deliver", SpanKind.PRODUCER);
        Scope scope = Context.root().with(span).makeCurrent();
        return new SpanHandover(span, scope);
    }

    @Override
    public String traceParent() {
        return TraceParents.write(standing);
    }

    private Span begin(String name, SpanKind kind) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setParent(TraceParents.under(standing));
        SpanAttributes.describe(builder, name, room);
        return builder.startSpan();
    }

    /** The event loop's thread is in {@code scope}, which is left on the same thread. */
    private record SpanHandover(Span span, Scope scope) implements Handover {

        @Override
        public void done(ChatMessage placed, int subscribers, List<String> protocols) {
            scope.close();
            SpanAttributes.place(span, placed);
            span.setAttribute(SpanAttributes.SUBSCRIBERS, (long) subscribers)
                    .setAttribute(SpanAttributes.PROTOCOLS, protocols)
                    .end();
        }
    }
}
