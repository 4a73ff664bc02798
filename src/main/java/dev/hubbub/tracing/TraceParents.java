package dev.hubbub.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a trace stands, as W3C's Trace Context writes it. What is in no good form is as if it were not there. */
final class TraceParents {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();

    private TraceParents() {}

    /** Not valid when there is none. */
    static SpanContext read(@Nullable String traceParent, @Nullable String traceState) {
        if (traceParent == null) {
            return SpanContext.getInvalid();
        }
        Context read = FORMAT.extract(Context.root(), new Headers(traceParent, traceState), new Getter());
        return Span.fromContext(read).getSpanContext();
    }

    static String write(SpanContext context) {
        Map<String, String> headers = new HashMap<>();
        FORMAT.inject(under(context), headers, (carrier, name, value) -> headers.put(name, value));
        return headers.getOrDefault(PARENT, "");
    }

    /** What a span begins in to be a child of {@code parent}, and of nothing that the thread happens to be in. */
    static Context under(SpanContext parent) {
        return Context.root().with(Span.wrap(parent));
    }

    private record Headers(String traceParent, @Nullable String traceState) {}

    private static final class Getter implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(PARENT, STATE);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            if (headers == null) {
                return null;
            }
            return name.equals(PARENT) ? headers.traceParent() : name.equals(STATE) ? headers.traceState() : null;
        }
    }
}
