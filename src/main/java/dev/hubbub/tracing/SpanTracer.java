package dev.hubbub.tracing;

import dev.hubbub.message.Caller;
import dev.hubbub.message.Draft;
import dev.hubbub.message.MessageTrace;
import dev.hubbub.message.MessageTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/** Has the SDK's sampler decide, once for each message: when it is published. What it leaves out costs nothing after that. */
public final class SpanTracer implements MessageTracer {

    private final Tracer tracer;
    private final boolean followCallers;

    /**
     * @param followCallers whether a message belongs to its caller's trace, and is sampled as that is; if not, it begins
     *     a trace of its own, which is linked to the caller's
     */
    public SpanTracer(OpenTelemetry telemetry, boolean followCallers) {
        this.tracer = telemetry.getTracer("dev.hubbub");
        this.followCallers = followCallers;
    }

    @Override
    public @Nullable Publishing publish(Draft draft, Caller caller) {
        SpanBuilder builder = tracer.spanBuilder("publish").setSpanKind(SpanKind.SERVER);
        join(builder, TraceParents.read(caller.traceParent(), caller.traceState()));
        SpanAttributes.describe(builder, "publish", draft.room());
        Span span = builder.setAttribute(SpanAttributes.BODY_SIZE, (long) draft.bytes())
                .setAttribute(SpanAttributes.PROTOCOL, caller.protocol())
                .startSpan();
        if (!span.getSpanContext().isSampled()) {
            span.end();
            return null;
        }
        return new Publishing(new SpanTrace(tracer, draft.room(), span.getSpanContext()), new SpanStep(span));
    }

    @Override
    public @Nullable MessageTrace relayed(Draft draft, String traceParent) {
        SpanContext elsewhere = TraceParents.read(traceParent, null);
        return elsewhere.isSampled() ? new SpanTrace(tracer, draft.room(), elsewhere) : null;
    }

    private void join(SpanBuilder builder, SpanContext caller) {
        if (followCallers) {
            builder.setParent(TraceParents.under(caller));
        } else {
            builder.setNoParent();
            if (caller.isValid()) {
                builder.addLink(caller);
            }
        }
    }
}
