package dev.hubbub.hub;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A room's life so far: its epoch, its last offset, and the last messages themselves, bounded in number and in bytes.
 * It grows with use only. Under the room's lock.
 *
 * <p>Invariant: offsets have no holes, so the messages kept are always the last ones up to {@link #offset()}.
 */
final class History {

    private final String epoch;
    private final int maxMessages;
    private final int maxBytes;
    private final HubStats stats;
    private final ArrayDeque<Sequenced> kept = new ArrayDeque<>(0);
    private long bytes;
    private long offset;

    /**
     * @param epoch the room's life
     * @param maxMessages how many messages are kept; 0 for none
     * @param maxBytes how many bytes of them, weighed as {@link Sequenced#bytes()} does
     */
    History(String epoch, int maxMessages, int maxBytes, HubStats stats) {
        this.epoch = epoch;
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.stats = stats;
    }

    String epoch() {
        return epoch;
    }

    /** The last offset given; 0 when nothing was said yet. */
    long offset() {
        return offset;
    }

    /** Gives a message its place, and keeps it as long as there is room. */
    Sequenced append(Draft draft, Instant time) {
        Sequenced message = new Sequenced(new ChatMessage(draft, epoch, ++offset, time), System.nanoTime());
        if (maxMessages > 0) {
            keep(message);
        }
        return message;
    }

    /** What was said after {@code resume}: all of it, or nothing. */
    Replay replay(@Nullable Resume resume) {
        if (resume == null) {
            return Replay.NONE;
        }
        long missed = offset - resume.offset();
        boolean known = resume.epoch().equals(epoch) && missed >= 0 && missed <= kept.size();
        stats.onResumed(known);
        return known ? new Replay(true, kept.stream().skip(kept.size() - missed).toList()) : Replay.NONE;
    }

    private void keep(Sequenced message) {
        kept.addLast(message);
        bytes += message.bytes();
        while (kept.size() > maxMessages || bytes > maxBytes) {
            bytes -= kept.removeFirst().bytes();
        }
    }
}
