package dev.hubbub.hub;

import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room's life so far: its epoch, its last offset, and the last messages themselves, bounded in number and in bytes.
 * It grows with use only. Under the room's lock.
 *
 * <p>Invariant: offsets rise, and the messages kept are all there were after {@code since}, up to {@link #offset()}.
 */
final class History {

    private final int maxMessages;
    private final int maxBytes;
    private final HubStats stats;
    private final ArrayDeque<Sequenced> kept = new ArrayDeque<>(0);
    private Origin.Beginning beginning;
    private long bytes;
    private long since;
    private long offset;

    /**
     * @param beginning the room's life
     * @param maxMessages how many messages are kept; 0 for none
     * @param maxBytes how many bytes of them, weighed as {@link Sequenced#bytes()} does
     */
    History(Origin.Beginning beginning, int maxMessages, int maxBytes, HubStats stats) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.stats = stats;
        this.beginning = beginning;
        this.since = beginning.since();
        this.offset = beginning.offset();
    }

    String epoch() {
        return beginning.epoch();
    }

    /** The last offset given; the beginning's when nothing was said yet. */
    long offset() {
        return offset;
    }

    /** Begins another life, and forgets the one before. */
    void restart(Origin.Beginning anew) {
        kept.clear();
        bytes = 0;
        beginning = anew;
        since = anew.since();
        offset = anew.offset();
    }

    /** Gives a message its place, and keeps it as long as there is room. */
    Sequenced append(Draft draft, Instant time) {
        return add(new ChatMessage(draft, epoch(), offset + 1, time));
    }

    /** Adds a message that has its place, behind all others, and keeps it as long as there is room. */
    Sequenced add(ChatMessage placed) {
        Sequenced message = new Sequenced(placed, System.nanoTime());
        offset = placed.offset();
        keep(message);
        return message;
    }

    /** What was said up to an offset is not known, but for what is forgotten with it. */
    void skip(long to) {
        kept.clear();
        bytes = 0;
        since = to;
        offset = to;
    }

    /** What was said after {@code resume}: all of it, or nothing. */
    Replay replay(@Nullable Resume resume) {
        if (resume == null) {
            return Replay.NONE;
        }
        boolean known = resume.epoch().equals(epoch())
                && resume.offset() >= since
                && (resume.offset() <= offset || beginning.shared());
        stats.onResumed(known);
        return known
                ? new Replay(true, keptAfter(resume.offset()), resume.offset() > offset ? resume : null)
                : Replay.NONE;
    }

    private List<Sequenced> keptAfter(long last) {
        return kept.stream().dropWhile(message -> message.offset() <= last).toList();
    }

    private void keep(Sequenced message) {
        kept.addLast(message);
        bytes += message.bytes();
        while (kept.size() > maxMessages || bytes > maxBytes) {
            Sequenced forgotten = kept.removeFirst();
            bytes -= forgotten.bytes();
            since = forgotten.offset();
        }
    }
}
