package dev.hubbub.message;

import org.jspecify.annotations.Nullable;

/**
 * How something that is to be said came in.
 *
 * @param protocol as metrics name it
 * @param traceParent where the caller's own trace stands, as W3C's Trace Context has it, not checked; null for none
 * @param traceState what belongs to it; null for nothing
 */
public record Caller(String protocol, @Nullable String traceParent, @Nullable String traceState) {

    /** The header, or what the protocol has for one, in which {@link #traceParent} comes. */
    public static final String TRACE_PARENT = "traceparent";

    /** Likewise {@link #traceState}. */
    public static final String TRACE_STATE = "tracestate";
}
