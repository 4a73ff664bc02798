/**
 * The vital signs of the JVM and its event loops: each with its unit, what it means, and when to worry. Read from the
 * platform's management beans and, on Linux, from {@code /proc}; a sign that the platform does not show is left out.
 *
 * <p>Threads: any. Reading takes about a millisecond and may touch files, so it does not belong on an event loop.
 */
@NullMarked
package dev.hubbub.runtime;

import org.jspecify.annotations.NullMarked;
