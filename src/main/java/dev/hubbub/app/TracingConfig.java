package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Traces of messages, once `quarkus.otel.sdk.disabled=false` has switched them on. */
@ConfigMapping(prefix = "hubbub.tracing")
interface TracingConfig {

    /**
     * Whether a message belongs to the trace that its sender's `traceparent` names, and is sampled if that is; if not,
     * it begins a trace of its own, linked to the sender's, and the ratio alone decides.
     */
    @WithDefault("true")
    boolean followCallers();
}
