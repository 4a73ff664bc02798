package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
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
import java.util.function.Supplier;
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
        return inUse(() -> sequencer(draft.room()), room -> room.publish(draft));
    }

    /**
     * Subscribes to a room from now on, see {@link #subscribe(Join, Executor, Subscriber)}.
     *
     * @throws HubbubException as there
     */
    public Subscription subscribe(Room room, Member member, Executor eventLoop, Subscriber subscriber) {
        return subscribe(new Join(room, member, null), eventLoop, subscriber);
    }

    /**
     * Subscribes to a room. Whoever resumes gets what they missed right after the {@link Welcome}, if the room still
     * knows all of it, and before anything new; else, as its welcome says, only what is new.
     *
     * @param eventLoop where all calls of {@code subscriber} happen; it must run its tasks one at a time, in order
     * @return the subscription; the subscriber's first delivery is the {@link Welcome}
     * @throws HubbubException ALREADY_EXISTS when the room is direct and its user is here already; RESOURCE_EXHAUSTED
     *     when there are too many rooms; UNAVAILABLE after {@link #close}
     */
    public Subscription subscribe(Join join, Executor eventLoop, Subscriber subscriber) {
        return inUse(() -> openSequencer(join.room()), found -> found.subscribe(join, eventLoop, subscriber));
    }

    /** The room's messages from now on, for code in this process. A reader too far behind fails with BackPressureFailure. */
    public Multi<ChatMessage> messages(Room room) {
        return Multi.createFrom().deferred(() -> inUse(() -> openSequencer(room), RoomSequencer::messages));
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

    /** The lanes of all rooms. Takes each room's lock for a moment, so it is not for every message. */
    public LaneStatus lanes() {
        return rooms.values().stream().map(RoomSequencer::lanes).reduce(LaneStatus.NONE, LaneStatus::plus);
    }

    /** Who can be spoken to directly, in no order; the first {@code membersListed} of them. */
    public List<Member> directMembers() {
        return rooms.values().stream()
                .filter(room -> room.room().isDirect())
                .flatMap(room -> room.roster().listed().stream())
                .limit(settings.membersListed())
                .toList();
    }

    public HubSettings settings() {
        return settings;
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

    /** Uses a room; one that was retired between being found and being used is forgotten, and found again. */
    private <T> T inUse(Supplier<RoomSequencer> finder, Use<T> use) {
        while (true) {
            RoomSequencer room = finder.get();
            try {
                return use.of(room);
            } catch (RetiredException again) {
                rooms.remove(room.room(), room);
            }
        }
    }

    private RoomSequencer sequencer(Room room) {
        if (!room.isDirect()) {
            return openSequencer(room);
        }
        checkOpen();
        RoomSequencer known = rooms.get(room);
        if (known == null) {
            throw nobodyThere(room);
        }
        return known;
    }

    private RoomSequencer openSequencer(Room room) {
        checkOpen();
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
        RoomSequencer opened =
                rooms.computeIfAbsent(room, name -> new RoomSequencer(name, nextEpoch(), settings, stats, clock));
        if (closed) {
            opened.close(); // the hub was closed meanwhile, and may have missed it
        }
        return opened;
    }

    private void checkOpen() {
        if (closed) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, CloseReason.SERVER_SHUTDOWN.explanation());
        }
    }

    private String nextEpoch() {
        return epochPrefix + "-" + Long.toString(epochs.incrementAndGet(), Character.MAX_RADIX);
    }

    private interface Use<T> {
        T of(RoomSequencer room) throws RetiredException;
    }
}
