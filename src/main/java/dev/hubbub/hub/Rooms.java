package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Room;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rooms that are open. Any thread. */
final class Rooms {

    private final Surroundings around;
    private final Map<Room, RoomSequencer> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Rooms(Surroundings around) {
        this.around = around;
    }

    /** The room of that name; null when it is not open. */
    @Nullable RoomSequencer find(Room room) {
        return open.get(room);
    }

    Set<Room> names() {
        return open.keySet();
    }

    Collection<RoomSequencer> all() {
        return open.values();
    }

    /**
     * Uses a room, which is opened for it if need be. One that was retired between being found and being used is
     * forgotten, and opened anew.
     *
     * @throws HubbubException RESOURCE_EXHAUSTED when there are too many rooms; UNAVAILABLE after {@link #close}
     */
    <T> T use(Room name, Use<T> use) {
        while (true) {
            RoomSequencer room = findOrOpen(name);
            try {
                return use.of(room);
            } catch (RetiredException again) {
                open.remove(name, room);
            }
        }
    }

    /** @throws HubbubException UNAVAILABLE after {@link #close} */
    void checkOpen() {
        if (closed) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, CloseReason.SERVER_SHUTDOWN.explanation());
        }
    }

    /** Forgets the rooms that are empty and were not used since. */
    void sweep(Instant limit) {
        open.values().removeIf(room -> room.retireIfUnusedSince(limit));
    }

    void close() {
        closed = true;
        open.values().forEach(RoomSequencer::close);
    }

    private RoomSequencer findOrOpen(Room name) {
        checkOpen();
        RoomSequencer known = open.get(name);
        if (known != null) {
            return known;
        }
        int most = around.settings().maxRooms();
        if (open.size() >= most) {
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "there are " + most + " rooms already; use one of them, or raise hubbub.hub.max-rooms");
        }
        RoomSequencer opened = open.computeIfAbsent(name, room -> new RoomSequencer(room, around));
        if (closed) {
            opened.close(); // all was closed meanwhile, and may have missed it
        }
        return opened;
    }

    /** What is done with a room. */
    interface Use<T> {
        T of(RoomSequencer room) throws RetiredException;
    }
}
