/**
 * {@code hubbub metrics}: what any JVM or Go service says of its runtime, in words and units for people.
 *
 * <p>Threads: all on the one that executes the command.
 *
 * <p>Guarantee: an answer is read whole or refused, within a time and a number of bytes.
 */
@NullMarked
package dev.hubbub.terminal.metrics;

import org.jspecify.annotations.NullMarked;
