/**
 * The runs there are: those that go on, and those that have ended, kept as files. A run is a directory, named by its id,
 * of {@code report.json} and {@code histogram.hlog}; whatever else is shown of it is rendered from these.
 *
 * <p>Threads: any. What says that it blocks reads or writes files, and is not for an event loop.
 *
 * <p>Guarantee: a directory of a run is there whole or not at all, and no file that is not as it should be keeps the
 * process from starting, or a run from being reported.
 */
@NullMarked
package dev.hubbub.archive;

import org.jspecify.annotations.NullMarked;
