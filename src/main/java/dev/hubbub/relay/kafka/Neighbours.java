package dev.hubbub.relay.kafka;

import dev.hubbub.hub.Welcome;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.relay.InstanceStatus;
import java.util.ArrayList;
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

    /** Somebody came or went at another instance; what has changed by that. */
    List<Change> attend(Attendance told) throws MalformedRecordException {
        if (told.serverId().isEmpty() || told.userId().isEmpty()) {
            throw new MalformedRecordException("names no user_id or no server_id");
        }
        if (told.serverId().equals(self)) {
            return List.of();
        }
        Neighbour instance = instances.computeIfAbsent(told.serverId(), id -> new Neighbour(ownBeats));
        return told.connected() ? come(instance, told) : go(told.serverId(), instance, told.number());
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
        if (beat.leaving()) {
            return forget(beat.serverId());
        }
        Neighbour known = instances.get(beat.serverId());
        List<Change> gone = known != null && known.isBefore(beat) ? forget(beat.serverId()) : List.of();
        instances
                .computeIfAbsent(beat.serverId(), id -> new Neighbour(ownBeats))
                .heard(beat, ownBeats);
        return gone;
    }

    /** The last sign of life of an instance; null when there was none, or it is forgotten. */
    @Nullable Beat lastBeat(String id) {
        Neighbour instance = instances.get(id);
        return instance == null ? null : instance.lastBeat();
    }

    private List<Change> come(Neighbour instance, Attendance told) {
        if (told.generation() < instance.generation() || guests >= MOST_GUESTS) {
            return List.of();
        }
        Room room = told.room().isEmpty() ? Room.LOBBY : new Room(told.room());
        Member member = Member.of(told.userId(), told.name());
        Neighbour.Guest known = instance.guest(told.number());
        if (known != null && known.room().equals(room) && known.member().equals(member)) {
            instance.put(told.number(), new Neighbour.Guest(room, member, told.generation()));
            return List.of();
        }
        List<Change> changes = new ArrayList<>(go(told.serverId(), instance, told.number()));
        instance.put(told.number(), new Neighbour.Guest(room, member, told.generation()));
        guests++;
        rooms.computeIfAbsent(room, name -> new ConcurrentHashMap<>())
                .put(new Seat(told.serverId(), told.number()), member);
        changes.add(new Change(room, member, true));
        return changes;
    }

    private List<Change> go(String id, Neighbour instance, long connection) {
        Neighbour.Guest guest = instance.remove(connection);
        if (guest == null) {
            return List.of();
        }
        guests--;
        Map<Seat, Member> there = rooms.get(guest.room());
        if (there != null) {
            there.remove(new Seat(id, connection));
            if (there.isEmpty()) {
                rooms.remove(guest.room());
            }
        }
        return List.of(new Change(guest.room(), guest.member(), false));
    }

    /** Forgets instances that are silent, and guests that their instance did not tell of anew. */
    private List<Change> sweep() {
        List<Change> gone = new ArrayList<>();
        instances.forEach((id, instance) -> {
            if (ownBeats - instance.heardAt() > silentBeats) {
                gone.addAll(forget(id));
            } else {
                instance.outdated(ownBeats).forEach(connection -> gone.addAll(go(id, instance, connection)));
            }
        });
        return gone;
    }

    private List<Change> forget(String id) {
        Neighbour instance = instances.remove(id);
        if (instance == null) {
            return List.of();
        }
        return instance.connections().stream()
                .flatMap(connection -> go(id, instance, connection).stream())
                .toList();
    }

    /** Somebody is in a room at another instance now, or is there no more. */
    record Change(Room room, Member member, boolean joined) {}

    private record Seat(String instance, long connection) {}
}
