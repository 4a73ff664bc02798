package dev.hubbub.relay.kafka;

import dev.hubbub.hub.Welcome;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.relay.InstanceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The other instances, as they told of themselves, and who is there. Read by any thread, changed by one. An instance that
 * gives no sign of life while this one hears so many of its own is gone: thus none is, only because Kafka was away.
 */
final class Neighbours {

    /** More than can be at other instances at once. */
    private static final int MOST_GUESTS = 2_000_000;

    private final String self;
    private final int silentBeats;
    private final Map<String, Neighbour> instances = new ConcurrentHashMap<>();
    private final Map<Room, Map<Seat, Member>> rooms = new ConcurrentHashMap<>();
    private int guests;
    private long ownBeats;

    /**
     * @param self this instance's id
     * @param silentBeats how many signs of life may be missed
     */
    Neighbours(String self, int silentBeats) {
        this.self = self;
        this.silentBeats = silentBeats;
    }

    /** Who is in a room at other instances, the first {@code most} of them. */
    Welcome.Roster members(Room room, int most) {
        Map<Seat, Member> there = rooms.get(room);
        return there == null
                ? new Welcome.Roster(List.of(), 0)
                : new Welcome.Roster(there.values().stream().limit(most).toList(), there.size());
    }

    /** How many are in each room in which somebody is. */
    Map<Room, Integer> rooms() {
        return rooms.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, room -> room.getValue()
                .size()));
    }

    /** The instances that have given a sign of life. */
    List<InstanceStatus> statuses() {
        return instances.values().stream().flatMap(Neighbour::status).toList();
    }

    /** Somebody came or went at another instance; null when that was known, or is not to be. */
    @Nullable Change attend(Attendance told) throws MalformedRecordException {
        if (told.serverId() == null || told.userId() == null || told.connection() <= 0) {
            throw new MalformedRecordException("names no user_id, server_id or connection");
        }
        if (told.serverId().equals(self)) {
            return null;
        }
        Neighbour instance = instances.computeIfAbsent(told.serverId(), id -> new Neighbour(ownBeats));
        return told.connected() ? come(instance, told) : go(told.serverId(), instance, told.connection());
    }

    /**
     * An instance gave a sign of life; what has changed by that.
     *
     * @return those who are gone with an instance that is
     */
    List<Change> beat(Beat beat) {
        if (beat.serverId().equals(self)) {
            ownBeats++;
            return sweep();
        }
        Neighbour instance = instances.computeIfAbsent(beat.serverId(), id -> new Neighbour(ownBeats));
        if (beat.leaving()) {
            return forget(beat.serverId());
        }
        instance.heard(beat, ownBeats);
        return List.of();
    }

    /** Whether an instance has given a sign of life before. */
    boolean knows(String id) {
        Neighbour instance = instances.get(id);
        return id.equals(self) || (instance != null && instance.hasBeaten());
    }

    private @Nullable Change come(Neighbour instance, Attendance told) {
        if (told.generation() < instance.generation() || guests >= MOST_GUESTS) {
            return null;
        }
        Room room = new Room(told.room());
        Neighbour.Guest guest = new Neighbour.Guest(room, Member.of(told.userId(), told.name()), told.generation());
        if (instance.guests.put(told.connection(), guest) != null) {
            return null;
        }
        guests++;
        rooms.computeIfAbsent(room, name -> new ConcurrentHashMap<>())
                .put(new Seat(told.serverId(), told.connection()), guest.member());
        return new Change(room, guest.member(), true);
    }

    private @Nullable Change go(String id, Neighbour instance, long connection) {
        Neighbour.Guest guest = instance.guests.remove(connection);
        if (guest == null) {
            return null;
        }
        guests--;
        Map<Seat, Member> there = rooms.get(guest.room());
        if (there != null) {
            there.remove(new Seat(id, connection));
            if (there.isEmpty()) {
                rooms.remove(guest.room());
            }
        }
        return new Change(guest.room(), guest.member(), false);
    }

    /** Forgets instances that are silent, and guests that their instance did not tell of anew. */
    private List<Change> sweep() {
        List<Change> gone = new ArrayList<>();
        instances.forEach((id, instance) -> {
            if (ownBeats - instance.heardAt() > silentBeats) {
                gone.addAll(forget(id));
            } else {
                Collection<Long> unknown = instance.outdated(ownBeats);
                unknown.forEach(connection -> add(gone, go(id, instance, connection)));
            }
        });
        return gone;
    }

    private List<Change> forget(String id) {
        List<Change> gone = new ArrayList<>();
        Neighbour instance = instances.remove(id);
        if (instance != null) {
            List.copyOf(instance.guests.keySet()).forEach(connection -> add(gone, go(id, instance, connection)));
        }
        return gone;
    }

    private static void add(List<Change> changes, @Nullable Change change) {
        if (change != null) {
            changes.add(change);
        }
    }

    /** Somebody is in a room at another instance now, or is there no more. */
    record Change(Room room, Member member, boolean joined) {}

    private record Seat(String instance, long connection) {}
}
