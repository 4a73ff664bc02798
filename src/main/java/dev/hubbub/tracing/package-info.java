/**
 * Traces of messages as spans of OpenTelemetry: {@code publish}, as long as the publisher waits; in it {@code sequence},
 * until the message has its place; in that one {@code deliver} for each event loop that hands it on.
 *
 * <p>Threads: any. Spans are handed to the SDK, which sends them from threads of its own and drops what is too much.
 *
 * <p>Guarantee: what a message says is in no span, nor who said it, nor the name of a room that is not open to all.
 */
@NullMarked
package dev.hubbub.tracing;

import org.jspecify.annotations.NullMarked;
