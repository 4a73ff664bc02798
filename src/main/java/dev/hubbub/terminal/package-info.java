/**
 * The command line: {@code hubbub run}, {@code compare}, {@code find-capacity}, {@code presets} and {@code schema}, and
 * what the commands of the packages below share: dialogues, HTTP, exit codes.
 * What a command has found out goes to standard output, what it tells on the way to standard error.
 *
 * <p>Threads: a command runs on the thread that executes it, and waits there for its runs; {@link
 * dev.hubbub.terminal.Interrupt} may be used by any.
 *
 * <p>Guarantee: the exit code says what became of it, see {@link dev.hubbub.terminal.ExitCode}; a run that was begun
 * ends with its report, also when it is interrupted.
 */
@NullMarked
package dev.hubbub.terminal;

import org.jspecify.annotations.NullMarked;
