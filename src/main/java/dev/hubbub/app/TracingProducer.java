package dev.hubbub.app;

import dev.hubbub.message.MessageTracer;
import dev.hubbub.tracing.SpanTracer;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what traces messages: nothing does unless OpenTelemetry's SDK, whose life is Quarkus's to see to, is on. */
@ApplicationScoped
class TracingProducer {

    @Produces
    @Singleton
    MessageTracer tracer(
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off,
            TracingConfig config,
            Instance<OpenTelemetry> telemetry) {
        return off ? MessageTracer.NONE : new SpanTracer(telemetry.get(), config.followCallers());
    }
}
