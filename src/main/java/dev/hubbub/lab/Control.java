package dev.hubbub.lab;

/** The control thread of a run, and its clock. Any thread. */
interface Control extends AutoCloseable {

    /** Nanoseconds since the start of the run. */
    long elapsedNanos();

    /** Runs a step on the control thread, soon. */
    void execute(Runnable step);

    /** Runs a step on the control thread at a moment, in nanoseconds since the start of the run; at once when past. */
    void at(long elapsedNanos, Runnable step);

    /** Runs a step on the control thread after a while. */
    default void after(long nanos, Runnable step) {
        at(elapsedNanos() + nanos, step);
    }

    /** Runs no more steps. */
    @Override
    void close();
}
