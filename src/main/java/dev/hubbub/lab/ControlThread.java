package dev.hubbub.lab;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A thread of its own for each run, on the real clock. */
final class ControlThread implements Control {

    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<Throwable> onFailure;
    /** Written before the first step, by which every other thread comes to know of the run. */
    private long startNanos = System.nanoTime();

    /** @param onFailure told, on the control thread, of a step that failed */
    ControlThread(String name, Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        this.executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins with a step, and sets the clock to zero. */
    void start(Runnable first) {
        startNanos = System.nanoTime();
        execute(first);
    }

    @Override
    public long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public void execute(Runnable step) {
        schedule(step, 0);
    }

    @Override
    public void at(long elapsedNanos, Runnable step) {
        schedule(step, elapsedNanos - elapsedNanos());
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private void schedule(Runnable step, long delayNanos) {
        try {
            ScheduledFuture<?> unused = executor.schedule(() -> guard(step), delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            // What is still reported after the end of the run is of no use to anybody.
        }
    }

    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failure) { // an error, too: a chain of steps that breaks would never end
            onFailure.accept(failure);
        }
    }
}
