package dev.hubbub.runtime;

/**
 * The threads alive, by what they are for.
 *
 * @param eventLoops they serve connections and must not block
 * @param workers they run what blocks
 * @param workersBusy of them, those that run or wait for a lock; one that waits for a file or a network looks idle
 * @param load they belong to simulated clients and runs
 * @param others the JVM's own, and timers
 */
public record Threads(int eventLoops, int workers, int workersBusy, int load, int others) {

    /** All of them. */
    public int all() {
        return eventLoops + workers + load + others;
    }
}
