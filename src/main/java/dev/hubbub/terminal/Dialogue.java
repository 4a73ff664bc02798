package dev.hubbub.terminal;

import org.jspecify.annotations.Nullable;

/** Lines that come in, and lines that go out meanwhile. Reading is for one thread, writing for any. */
public interface Dialogue extends AutoCloseable {

    /**
     * The next line, without its end; null when there are no more.
     *
     * @throws InterruptedException when somebody wants to stop, by Ctrl-C or otherwise
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT when a line is too long to be one
     */
    @Nullable String read() throws InterruptedException;

    /** Writes what was found out, without tearing what is being typed. */
    void answer(String line);

    /** Writes what is told on the way, likewise. */
    void tell(String line);

    /** Whether somebody sits there, so that lines come one at a time and whoever types sees what becomes of each. */
    boolean isTyped();

    /** Gives the terminal back as it was. */
    @Override
    void close();
}
