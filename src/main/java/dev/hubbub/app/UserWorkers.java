package dev.hubbub.app;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that wait for the directory's database. */
record UserWorkers(ThreadPoolExecutor threads) implements AutoCloseable {

    private static final long CLOSE_SECONDS = 5;

    /** How many requests wait for one of them. */
    int waiting() {
        return threads.getQueue().size();
    }

    /** Lets what has begun come to its end, for a while. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
