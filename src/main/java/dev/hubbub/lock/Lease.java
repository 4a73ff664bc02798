package dev.hubbub.lock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A lock that is held, as far as its holder can know. Any thread. */
public final class Lease {

    private final String name;
    private final long fence;
    private final Function<Lease, CompletionStage<Void>> end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    Lease(String name, long fence, Function<Lease, CompletionStage<Void>> end) {
        this.name = name;
        this.fence = fence;
        this.end = end;
    }

    public String name() {
        return name;
    }

    /** To be shown to what the lock is for. Greater than that of any lease of this name before. */
    public long fence() {
        return fence;
    }

    /** Gives the lock back; the stage is done when others can have it, and never fails. Once is enough. */
    public CompletionStage<Void> release() {
        if (ended.compareAndSet(false, true)) {
            end.apply(this).whenComplete((done, failure) -> released.complete(null));
        }
        return released;
    }
}
