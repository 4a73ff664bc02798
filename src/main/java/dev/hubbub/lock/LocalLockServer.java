package dev.hubbub.lock;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Grants every lock at once: for an instance that is alone, whose callers queue up before it. */
public final class LocalLockServer implements LockServer {

    private final FenceCounter fences;

    public LocalLockServer(Clock clock) {
        this.fences = new FenceCounter(clock);
    }

    @Override
    public CompletionStage<Grant> acquire(String name, Duration wait) {
        return CompletableFuture.completedFuture(new LocalGrant(fences.next()));
    }

    @Override
    public CompletionStage<@Nullable String> outage() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}

    private record LocalGrant(long fence) implements Grant {

        @Override
        public CompletionStage<Void> release() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
