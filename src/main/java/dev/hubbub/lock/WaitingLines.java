package dev.hubbub.lock;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who of this process has the turn for a name, and who waits for it, in the order they came. A name that nobody has the
 * turn for takes no memory. Any thread.
 */
final class WaitingLines {

    private final Map<String, Deque<CompletableFuture<Void>>> lines = new HashMap<>();
    private final int maxWaiting;
    private int waiting;

    WaitingLines(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    /**
     * Takes the turn, or queues up for it.
     *
     * @return null when the turn was free; else completed when it has come, after which it must be passed on
     * @throws HubbubException RESOURCE_EXHAUSTED when too many wait
     */
    synchronized @Nullable CompletableFuture<Void> enter(String name) {
        Deque<CompletableFuture<Void>> line = lines.get(name);
        if (line == null) {
            lines.put(name, new ArrayDeque<>(1));
            return null;
        }
        if (waiting >= maxWaiting) {
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED, waiting + " callers wait for locks already; try again in a moment");
        }
        CompletableFuture<Void> place = new CompletableFuture<>();
        line.add(place);
        waiting++;
        return place;
    }

    /** Ends a turn: the place of whoever waits longest, to be completed; null when nobody does. */
    synchronized @Nullable CompletableFuture<Void> next(String name) {
        Deque<CompletableFuture<Void>> line = lines.get(name);
        CompletableFuture<Void> next = line == null ? null : line.poll();
        if (next == null) {
            lines.remove(name);
        } else {
            waiting--;
        }
        return next;
    }

    /** Leaves the line. */
    synchronized void leave(String name, CompletableFuture<Void> place) {
        Deque<CompletableFuture<Void>> line = lines.get(name);
        if (line != null && line.removeIf(other -> other == place)) {
            waiting--;
        }
    }

    /** Sends everybody away who waits. */
    void disperse(HubbubException reason) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        synchronized (this) {
            lines.values().forEach(line -> {
                all.addAll(line);
                line.clear();
            });
            waiting = 0;
        }
        all.forEach(place -> place.completeExceptionally(reason));
    }

    synchronized int waiting() {
        return waiting;
    }
}
