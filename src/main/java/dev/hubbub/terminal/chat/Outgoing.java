package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatEvent.Person;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.Position;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was said here and was not heard back yet. It is heard back in the room's order, so that is when it is shown; what
 * the server took but is never heard back, because the room was begun anew or it was skipped, is shown then. Any thread.
 */
final class Outgoing {

    /** How many there may be: nobody types faster than the server answers for long. */
    static final int MOST = 64;

    private final Person self;
    private final String mark;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private long count;

    /** @param mark begins the correlation ids of this process's messages, and of no other's */
    Outgoing(Person self, String mark, Clock clock) {
        this.self = self;
        this.mark = mark + "-";
        this.clock = clock;
    }

    /** A message, and what it is in the room once the server has taken it. */
    private record Waiting(String text, @Nullable Said taken) {}

    /** Its correlation id; null when too many wait already. */
    synchronized @Nullable String add(String text) {
        if (waiting.size() == MOST) {
            return null;
        }
        String id = mark + ++count;
        waiting.put(id, new Waiting(text, null));
        return id;
    }

    /** Whether the message is from here. */
    boolean isOwn(String correlationId) {
        return correlationId.startsWith(mark);
    }

    /** The server took it. */
    synchronized void taken(String id, Position position) {
        waiting.computeIfPresent(
                id,
                (same, message) ->
                        new Waiting(message.text(), new Said(self, message.text(), id, clock.instant(), position)));
    }

    /** It was heard back, or the server did not take it. */
    synchronized void done(String id) {
        waiting.remove(id);
        notifyAll();
    }

    /** Those that the server took and that will not be heard back; they no longer wait. */
    synchronized List<Said> unheard() {
        List<Said> unheard = new ArrayList<>();
        waiting.values().removeIf(message -> message.taken() != null && unheard.add(message.taken()));
        notifyAll();
        return unheard;
    }

    /** Waits until all were heard back; false when that takes longer. */
    synchronized boolean awaitAll(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!waiting.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
