package dev.hubbub.terminal;

import org.jspecify.annotations.Nullable;

/** Ctrl-C, and what it stops. Any thread. */
public final class Interrupt {

    private @Nullable Runnable stop;
    private boolean raised;

    /** Somebody wants to stop. */
    public void raise() {
        Runnable goingOn;
        synchronized (this) {
            raised = true;
            goingOn = stop;
        }
        if (goingOn != null) {
            goingOn.run();
        }
    }

    public synchronized boolean isRaised() {
        return raised;
    }

    /** {@code run} is called when it is wanted, at once if it is wanted already, until {@link #forget}. */
    public void stops(Runnable run) {
        boolean late;
        synchronized (this) {
            stop = run;
            late = raised;
        }
        if (late) {
            run.run();
        }
    }

    /** There is nothing left to stop. */
    public synchronized void forget() {
        stop = null;
    }
}
