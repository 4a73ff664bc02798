/**
 * What Prometheus scrapes: its text format, and OpenMetrics. Strict: what is not well formed is refused with its line,
 * since half of a page that was cut off would be believed.
 *
 * <p>Threads: none; values are immutable.
 *
 * <p>Guarantee: reading takes time and memory in proportion to the text.
 */
@NullMarked
package dev.hubbub.exposition;

import org.jspecify.annotations.NullMarked;
