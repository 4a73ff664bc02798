/**
 * {@code hubbub sim}: the swarm of a server, at the terminal: a prompt, or one order on the command line.
 *
 * <p>Threads: all on the one that executes the command, which waits for the server's answers.
 *
 * <p>Guarantee: an order means the same at the prompt and on the command line; the exit code is that of the gravest
 * thing that happened.
 */
@NullMarked
package dev.hubbub.terminal.sim;

import org.jspecify.annotations.NullMarked;
