package dev.hubbub.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** An event loop without a thread: what it is given waits until the test runs it. */
public final class HandCrankedLoop implements Executor {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs the oldest task; false when there is none. */
    public boolean runOne() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    /** Runs what waits, and what comes meanwhile. */
    public void run() {
        boolean more = true;
        while (more) {
            more = runOne();
        }
    }

    public int waiting() {
        return tasks.size();
    }
}
