package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.RoomSequencer.RetiredException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import io.smallrye.mutiny.Multi;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All rooms, and the way in: say something, listen, see who is there. Any thread; nothing blocks for long. */
public final class Hub implements AutoCloseable {

    private final HubSettings settings;
    private final HubStats stats;
    private final Clock clock;
    private final String epochPrefix;
    private final AtomicLong epochs = new AtomicLong();
    private final Map<Room, RoomSequencer> rooms = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Hub(HubSettings settings, HubStats stats, Clock clock) {
        this.settings = settings;
        this.stats = stats;
        this.clock = clock;
        this.epochPrefix = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /**
     * Gives a message its place in its room's order and sends it on its way to every subscriber.
     *
     * @return the message with its offset, epoch and time
     * @throws HubbubException RESOURCE_EXHAUSTED when an event loop is too far behind or there are too many rooms;
     *     NOT_FOUND when the room is direct and its user is not here; UNAVAILABLE after {@link #close}
     */
    public ChatMessage publish(Draft draft) {
        while (true) {
            try {
                return sequencer(draft.room()).publish(draft);
            } catch (RetiredException again) {
                rooms.computeIfPresent(draft.room(), (name, room) -> null);
            }
        }
    }

    /**
     * Subscribes to a room.
     *
     * @param eventLoop where all calls of {@code subscriber} happen; it must run its tasks one at a time, in order
     * @return the subscription; the subscriber's first delivery is the {@link Welcome}
     * @throws HubbubException ALREADY_EXISTS when the room is direct and its user is here already; RESOURCE_EXHAUSTED
     *     when there are too many rooms; UNAVAILABLE after {@link #close}
     */
    public Subscription subscribe(Room room, Member member, Executor eventLoop, Subscriber subscriber) {
        while (true) {
            try {
                return openSequencer(room).subscribe(member, eventLoop, subscriber);
            } catch (RetiredException again) {
                rooms.computeIfPresent(room, (name, found) -> null);
            }
        }
    }

    /** The room's messages from now on, for code in this process. A reader too far behind fails with BackPressureFailure. */
    public Multi<ChatMessage> messages(Room room) {
        return Multi.createFrom().deferred(() -> openSequencer(room).messages());
    }

    /** Who is in a room; nobody when there is no such room. */
    public Welcome.Roster members(Room room) {
        RoomSequencer sequencer = rooms.get(room);
        return sequencer == null ? new Welcome.Roster(List.of(), 0) : sequencer.roster();
    }

    /** The room at a glance; null when there is no such room. */
    public @Nullable RoomStatus status(Room room) {
        RoomSequencer sequencer = rooms.get(room);
        return sequencer == null ? null : sequencer.status();
    }

    /** The open rooms, in no order. */
    public List<RoomStatus> rooms() {
        return rooms.values().stream()
                .filter(room -> !room.room().isDirect())
                .map(RoomSequencer::status)
                .toList();
    }

    /** Who can be spoken to directly, in no order. */
    public List<Member> directMembers() {
        return rooms.values().stream()
                .filter(room -> room.room().isDirect())
                .flatMap(room -> room.roster().listed().stream())
                .toList();
    }

    public HubStats stats() {
        return stats;
    }

    /** Forgets rooms that are empty and idle. To be called now and then. */
    public void sweep() {
        var limit = clock.instant().minus(settings.roomIdle());
        rooms.values().removeIf(room -> room.retireIfUnusedSince(limit));
    }

    /** Ends every subscription with SERVER_SHUTDOWN; nothing is taken afterwards. */
    @Override
    public void close() {
        closed = true;
        rooms.values().forEach(RoomSequencer::close);
    }

    static HubbubException nobodyThere(Room direct) {
        UserId user = new UserId(direct.name().substring(1));
        return new HubbubException(ErrorKind.NOT_FOUND, "user \"" + user + "\" is not online");
    }

    private RoomSequencer sequencer(Room room) {
        if (!room.isDirect()) {
            return openSequencer(room);
        }
        RoomSequencer known = rooms.get(room);
        if (known == null) {
            throw nobodyThere(room);
        }
        return known;
    }

    private RoomSequencer openSequencer(Room room) {
        if (closed) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, CloseReason.SERVER_SHUTDOWN.explanation());
        }
        RoomSequencer known = rooms.get(room);
        if (known != null) {
            return known;
        }
        if (rooms.size() >= settings.maxRooms()) {
            throw new HubbubException(
                    ErrorKind.RESOURCE_EXHAUSTED,
                    "there are " + settings.maxRooms()
                            + " rooms already; use one of them, or raise hubbub.hub.max-rooms");
        }
        return rooms.computeIfAbsent(room, name -> new RoomSequencer(name, nextEpoch(), settings, stats, clock));
    }

    private String nextEpoch() {
        return epochPrefix + "-" + Long.toString(epochs.incrementAndGet(), Character.MAX_RADIX);
    }
}
