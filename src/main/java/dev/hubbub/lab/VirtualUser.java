package dev.hubbub.lab;

/** Somebody simulated, who does the same over and over. On the control thread. */
interface VirtualUser {

    /**
     * Gets ready.
     *
     * @param ready told once; at once when there is nothing to get ready
     */
    void start(Runnable ready);

    /**
     * Does it once.
     *
     * @param intendedNanos when it was meant to, since the start of the run
     * @param stage in which that lies
     * @param done told once, unless the user is stopped before
     */
    void iterate(long intendedNanos, StageTrends stage, Runnable done);

    /**
     * Ends, whatever it is at.
     *
     * @param graceNanos how long it may still wait for what it is at
     */
    void stop(long graceNanos);

    /** The run is over: what is not answered never will be. */
    void finish();
}
