package dev.hubbub.swarm;

import dev.hubbub.client.Subscribed;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.error.Tally;
import dev.hubbub.latency.LatencyRecorder;
import dev.hubbub.report.SpawnReport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/** Connects a number of users, a bounded number of them at a time. */
final class Spawn {

    private final int users;
    private final SwarmSettings settings;
    private final Supplier<VirtualUser> factory;
    private final ObjLongConsumer<VirtualUser> onConnected;
    private final IntSupplier total;

    private final long startNanos = System.nanoTime();
    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Tally failures = new Tally();
    private final LatencyRecorder connect = new LatencyRecorder();
    private final CompletableFuture<SpawnReport> done = new CompletableFuture<>();

    /**
     * @param factory makes a user that has not dialled yet
     * @param onConnected told of each user that is subscribed, and how many nanoseconds that took
     * @param total how many users the swarm has
     */
    Spawn(
            int users,
            SwarmSettings settings,
            Supplier<VirtualUser> factory,
            ObjLongConsumer<VirtualUser> onConnected,
            IntSupplier total) {
        this.users = users;
        this.settings = settings;
        this.factory = factory;
        this.onConnected = onConnected;
        this.total = total;
    }

    /** Begins; done when every user is connected or has failed. */
    CompletionStage<SpawnReport> start() {
        connect(Math.min(settings.connecting(), users));
        return done;
    }

    /**
     * Begins with {@code more} users. One thread at a time does; an answer that comes while it dials only adds to what
     * it has to do, so that a server that answers at once does not deepen the stack with each user.
     */
    private void connect(int more) {
        if (due.getAndAdd(more) > 0) {
            return;
        }
        do {
            connectNext();
        } while (due.decrementAndGet() > 0);
    }

    private void connectNext() {
        if (begun.getAndIncrement() >= users) {
            return;
        }
        VirtualUser user = factory.get();
        long dialled = System.nanoTime();
        CompletableFuture<Subscribed> unused = user.client()
                .subscribe(user, null)
                .toCompletableFuture()
                .orTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ok, failure) -> {
                    if (failure == null) {
                        long nanos = System.nanoTime() - dialled;
                        connect.record(nanos);
                        onConnected.accept(user, nanos);
                    } else {
                        failed(user, failure);
                    }
                    if (ended.incrementAndGet() == users) {
                        done.complete(report());
                    } else {
                        connect(1);
                    }
                });
    }

    private void failed(VirtualUser user, Throwable failure) {
        user.client().close();
        failures.add(
                failure instanceof TimeoutException
                        ? new HubbubException(
                                ErrorKind.UNAVAILABLE,
                                "not subscribed within "
                                        + settings.connectTimeout().toMillis() + " ms")
                        : failure);
    }

    private SpawnReport report() {
        return new SpawnReport(
                users,
                users - failures.total(),
                failures.total(),
                failures.byReason(),
                total.getAsInt(),
                Math.round((System.nanoTime() - startNanos) / 1e3) / 1e3,
                connect.snapshot());
    }
}
