package dev.hubbub.relay.kafka;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The messages whose publishers wait for an answer, bounded in bytes. Each is answered once. Any thread. */
final class Publications {

    private final long mostBytes;
    private final RelayStats stats;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Publication> waiting = new ConcurrentHashMap<>();

    Publications(long mostBytes, RelayStats stats) {
        this.mostBytes = mostBytes;
        this.stats = stats;
    }

    /** @throws HubbubException RESOURCE_EXHAUSTED when too much waits */
    void add(Publication publication) {
        if (bytes.addAndGet(publication.bytes()) > mostBytes) {
            bytes.addAndGet(-publication.bytes());
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    mostBytes + " bytes wait for Kafka, which is all that may"
                            + " (hubbub.kafka.buffer-bytes); the message was not taken, send it again later");
        }
        waiting.put(publication.id(), publication);
    }

    boolean isWaiting(Publication publication) {
        return waiting.containsKey(publication.id());
    }

    /** A message has its place. */
    void place(String id, ChatMessage placed) {
        Publication publication = waiting.remove(id);
        if (publication != null) {
            stats.onProduced(System.nanoTime() - publication.startedNanos());
            settle(publication);
            publication.answer().complete(placed);
        }
    }

    /** A message has no place, and nobody gets it. */
    void refuse(String id, String reason) {
        Publication publication = waiting.remove(id);
        if (publication != null) {
            stats.onFailed();
            settle(publication);
            publication.fail(ErrorKind.UNAVAILABLE, reason);
        }
    }

    /** It cannot be found out whether a message has a place. */
    void giveUp(Publication publication) {
        if (waiting.remove(publication.id(), publication)) {
            stats.onUncertain();
            settle(publication);
            publication.fail(
                    ErrorKind.UNCERTAIN,
                    "Kafka did not answer; whether the message was taken is not known: look for it before you send it"
                            + " again");
        }
    }

    void giveUpAll() {
        waiting.values().forEach(this::giveUp);
    }

    private void settle(Publication publication) {
        bytes.addAndGet(-publication.bytes());
        publication.outlet().settled(publication);
    }
}
