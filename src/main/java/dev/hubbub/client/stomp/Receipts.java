package dev.hubbub.client.stomp;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receipts that are waited for, a bounded number. On the event loop. */
final class Receipts {

    /** As many frames may be under way at once. */
    static final int MOST = 1024;

    private final EventLoop loop;
    private @Nullable Map<String, Awaited> awaited;
    private long last;

    Receipts(EventLoop loop) {
        this.loop = loop;
    }

    private record Awaited(CompletableFuture<@Nullable Void> taken, Future<?> timeout) {}

    /**
     * Waits for one more.
     *
     * @param taken done when it comes; failed with {@code late} when it does not in time
     * @return its id
     * @throws HubbubException RESOURCE_EXHAUSTED when too many are waited for
     */
    String await(CompletableFuture<@Nullable Void> taken, Duration timeout, HubbubException late) {
        Map<String, Awaited> open = awaited == null ? new HashMap<>() : awaited;
        if (open.size() >= MOST) {
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "the target owes " + MOST + " receipts; wait for some before sending more");
        }
        String id = Long.toString(++last);
        Future<?> timer = loop.schedule(
                () -> {
                    if (remove(id) != null) {
                        taken.completeExceptionally(late);
                    }
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        open.put(id, new Awaited(taken, timer));
        awaited = open;
        return id;
    }

    /** A receipt came. */
    void came(@Nullable String id) {
        Awaited known = id == null ? null : remove(id);
        if (known != null) {
            known.timeout().cancel(false);
            known.taken().complete(null);
        }
    }

    /** None will come any more. */
    void fail(HubbubException failure) {
        List<Awaited> lost = awaited == null ? List.of() : List.copyOf(awaited.values());
        awaited = null;
        for (Awaited each : lost) {
            each.timeout().cancel(false);
            each.taken().completeExceptionally(failure);
        }
    }

    private @Nullable Awaited remove(String id) {
        Map<String, Awaited> open = awaited;
        Awaited known = open == null ? null : open.remove(id);
        if (open != null && open.isEmpty()) {
            awaited = null;
        }
        return known;
    }
}
