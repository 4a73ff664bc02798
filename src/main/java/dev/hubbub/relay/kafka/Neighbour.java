package dev.hubbub.relay.kafka;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.relay.InstanceStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another instance: its last sign of life, and who is there. Changed by one thread. */
final class Neighbour {

    /** For a while after a new generation, what was told in it may still be on its way. */
    private static final int GENERATION_BEATS = 3;

    private final Map<Long, Guest> guests = new HashMap<>();
    private volatile @Nullable Beat lastBeat;
    private long heardAt;
    private long generation;
    private long renewedAt;

    Neighbour(long heardAt) {
        this.heardAt = heardAt;
    }

    void heard(Beat beat, long ownBeats) {
        lastBeat = beat;
        heardAt = ownBeats;
        if (beat.generation() > generation) {
            generation = beat.generation();
            renewedAt = ownBeats;
        }
    }

    /** The guests of earlier generations, once. */
    Collection<Long> outdated(long ownBeats) {
        if (ownBeats != renewedAt + GENERATION_BEATS) {
            return List.of();
        }
        return guests.entrySet().stream()
                .filter(guest -> guest.getValue().generation() < generation)
                .map(Map.Entry::getKey)
                .toList();
    }

    Stream<InstanceStatus> status() {
        Beat beat = lastBeat;
        return beat == null
                ? Stream.empty()
                : Stream.of(new InstanceStatus(
                        beat.serverId(),
                        beat.started(),
                        beat.timestamp(),
                        beat.subscribers(),
                        beat.rooms(),
                        beat.lag()));
    }

    @Nullable Beat lastBeat() {
        return lastBeat;
    }

    /** Whether a sign of life is another life's than the last. */
    boolean isBefore(Beat beat) {
        Beat last = lastBeat;
        return last != null && !last.started().equals(beat.started());
    }

    @Nullable Guest guest(long connection) {
        return guests.get(connection);
    }

    void put(long connection, Guest guest) {
        guests.put(connection, guest);
    }

    @Nullable Guest remove(long connection) {
        return guests.remove(connection);
    }

    List<Long> connections() {
        return List.copyOf(guests.keySet());
    }

    long heardAt() {
        return heardAt;
    }

    long generation() {
        return generation;
    }

    /** Somebody in a room there, and the generation in which they were told of. */
    record Guest(Room room, Member member, long generation) {}
}
