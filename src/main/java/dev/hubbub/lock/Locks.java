package dev.hubbub.lock;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands out locks by name: here in the order in which they are asked for, between instances as the server grants. */
public final class Locks implements AutoCloseable {

    private final LockServer server;
    private final LockSettings settings;
    private final LockStats stats;
    private final WaitingLines lines;
    private final ScheduledThreadPoolExecutor clock;

    /** @param server closed with this */
    public Locks(LockServer server, LockSettings settings, LockStats stats) {
        this.server = server;
        this.settings = settings;
        this.stats = stats;
        this.lines = new WaitingLines(settings.maxWaiting());
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lock-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Asks for a lock.
     *
     * @return the lease, which must be released; fails with a {@link HubbubException}: ABORTED when others hold it for
     *     longer than callers wait, UNAVAILABLE when the lock server cannot be asked, RESOURCE_EXHAUSTED when too many
     *     wait here
     */
    public CompletionStage<Lease> acquire(String name) {
        long begun = System.nanoTime();
        CompletableFuture<Void> place;
        try {
            place = lines.enter(name);
        } catch (HubbubException full) {
            stats.onRefused();
            return CompletableFuture.failedFuture(full);
        }
        if (place == null) {
            return ask(name, begun);
        }
        stats.onContended();
        return turn(name, place).thenCompose(come -> ask(name, begun));
    }

    /** What the server says of itself; see {@link LockServer#outage}. */
    public CompletionStage<@Nullable String> outage() {
        return server.outage();
    }

    /** How many callers wait in this process. */
    public int waiting() {
        return lines.waiting();
    }

    public LockStats stats() {
        return stats;
    }

    @Override
    public void close() {
        lines.disperse(new HubbubException(ErrorKind.UNAVAILABLE, "the server is going away; try another"));
        clock.shutdownNow();
        server.close();
    }

    /** The clock and whoever had the turn before may both complete the place: one of them does. */
    private CompletableFuture<Void> turn(String name, CompletableFuture<Void> place) {
        ScheduledFuture<?> limit = clock.schedule(
                () -> {
                    if (place.completeExceptionally(held(name, settings.waitLimit()))) {
                        lines.leave(name, place);
                        stats.onRefused();
                    }
                },
                settings.waitLimit().toNanos(),
                TimeUnit.NANOSECONDS);
        return place.whenComplete((come, failure) -> limit.cancel(false));
    }

    /** On the clock's thread: a thousand waiters that fail one after the other would be too deep a stack. */
    private void pass(String name) {
        CompletableFuture<Void> next = lines.next(name);
        if (next != null) {
            clock.execute(() -> {
                if (!next.complete(null)) {
                    pass(name);
                }
            });
        }
    }

    private CompletionStage<Lease> ask(String name, long begun) {
        Duration left = settings.waitLimit().minusNanos(System.nanoTime() - begun);
        return server.acquire(name, left).handle((grant, failure) -> {
            if (failure != null) {
                stats.onRefused();
                pass(name);
                throw failure instanceof CompletionException known ? known : new CompletionException(failure);
            }
            return lease(name, grant, begun);
        });
    }

    private Lease lease(String name, LockServer.Grant grant, long begun) {
        long held = System.nanoTime();
        stats.onAcquired(held - begun);
        return new Lease(name, grant.fence(), lease -> {
            stats.onReleased(System.nanoTime() - held);
            return grant.release().handle((done, failure) -> {
                pass(name);
                return null;
            });
        });
    }

    /** The failure of having waited long enough. */
    public static HubbubException held(String name, Duration wait) {
        return new HubbubException(
                ErrorKind.ABORTED,
                "somebody else has held the lock of " + name + " for the " + wait.toMillis()
                        + " ms that callers wait; try again");
    }
}
