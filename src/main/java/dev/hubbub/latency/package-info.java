/**
 * Latency, recorded without loss and summed up in percentiles. HdrHistogram does the work: 3 significant digits from
 * 1 us to 60 s; what is longer counts as 60 s and as overflow, so that a percentile is never too good.
 *
 * <p>Threads: a recorder takes values from any thread, without locks.
 */
@NullMarked
package dev.hubbub.latency;

import org.jspecify.annotations.NullMarked;
