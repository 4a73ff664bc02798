package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageTrace;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import io.smallrye.mutiny.Multi;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rooms, and the way in: say something, listen, see who is there. Any thread; nothing blocks for long. */
public final class Hub implements AutoCloseable {

    /** So that no subscription has a number that one had before a restart. */
    private static final long NUMBERS_A_MILLI = 1_000_000;

    private final Surroundings around;
    private final Rooms rooms;

    /** A hub that is alone: it gives the rooms their order. */
    public Hub(HubSettings settings, HubStats stats, Clock clock) {
        this(settings, stats, clock, new OwnOrder(clock.millis()), Peers.NONE);
    }

    /**
     * One of several hubs with the same rooms, whose messages get their order elsewhere and come by {@link #relay}.
     *
     * @param peers the other hubs
     */
    public Hub(HubSettings settings, HubStats stats, Clock clock, Origin origin, Peers peers) {
        this.around = new Surroundings(
                settings,
                stats,
                clock,
                origin,
                peers,
                new AtomicLong(clock.millis() * NUMBERS_A_MILLI),
                new Stays(settings.subscriptionsPerUser(), stats));
        this.rooms = new Rooms(around);
    }

    /**
     * Gives a message its place in its room's order and sends it on its way to every subscriber.
     *
     * @return the message with its offset, epoch and time
     * @throws HubbubException RESOURCE_EXHAUSTED when an event loop is too far behind or there are too many rooms;
     *     NOT_FOUND when the room is direct and its user is not here; UNAVAILABLE after {@link #close}
     */
    public ChatMessage publish(Draft draft) {
        Room room = draft.room();
        rooms.checkOpen();
        if (room.isDirect() && rooms.find(room) == null) {
            throw nobodyThere(room);
        }
        MessageTrace trace = draft.trace();
        return trace == null ? place(draft) : place(draft, trace.sequence());
    }

    /**
     * Sends a message on its way to every subscriber that got its place elsewhere. One thread at a time for the
     * messages of one room.
     *
     * @param kept whether it is of the room's own order; one that strayed here is sent on and not remembered
     * @return false when an event loop is too far behind: try again a little later
     * @throws HubbubException RESOURCE_EXHAUSTED when there are too many rooms, so that nobody can be in this one;
     *     UNAVAILABLE after {@link #close}
     */
    public boolean relay(ChatMessage placed, boolean kept) {
        Room room = placed.draft().room();
        if (room.isDirect() && rooms.find(room) == null) {
            return true; // its user is elsewhere
        }
        return rooms.use(room, found -> found.relay(placed, kept));
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
     *     when there are too many rooms, or of this user's subscriptions; UNAVAILABLE after {@link #close}, and before
     *     the order of the rooms is known
     */
    public Subscription subscribe(Join join, Executor eventLoop, Subscriber subscriber) {
        around.origin().checkReady();
        return rooms.use(join.room(), found -> found.subscribe(join, eventLoop, subscriber));
    }

    /** Whose time messages have. */
    public Clock clock() {
        return around.clock();
    }

    /** The room's messages from now on, for code in this process. A reader too far behind fails with BackPressureFailure. */
    public Multi<ChatMessage> messages(Room room) {
        return Multi.createFrom().deferred(() -> rooms.use(room, RoomSequencer::messages));
    }

    /** Who is in a room; nobody when there is no such room. */
    public Welcome.Roster members(Room room) {
        RoomSequencer sequencer = rooms.find(room);
        return sequencer == null
                ? around.peers().members(room, around.settings().membersListed())
                : sequencer.roster();
    }

    /** The room at a glance; null when there is no such room. */
    public @Nullable RoomStatus status(Room room) {
        RoomSequencer sequencer = rooms.find(room);
        return sequencer == null ? null : sequencer.status();
    }

    /** The open rooms, in no order, those that are open elsewhere among them. */
    public List<RoomStatus> rooms() {
        Stream<RoomStatus> elsewhere = around.peers().rooms().entrySet().stream()
                .filter(room -> !rooms.names().contains(room.getKey()))
                .map(room -> new RoomStatus(room.getKey(), "", 0, room.getValue()));
        return Stream.concat(rooms.all().stream().map(RoomSequencer::status), elsewhere)
                .filter(room -> !room.room().isDirect())
                .toList();
    }

    /** How many rooms are open here, direct ones aside. */
    public int openRooms() {
        return (int) rooms.names().stream().filter(room -> !room.isDirect()).count();
    }

    /** The lanes of all rooms. Takes each room's lock for a moment, so it is not for every message. */
    public LaneStatus lanes() {
        return rooms.all().stream().map(RoomSequencer::lanes).reduce(LaneStatus.NONE, LaneStatus::plus);
    }

    /** Who can be spoken to directly, in no order; the first {@code membersListed} of them. */
    public List<Member> directMembers() {
        return Stream.concat(rooms.names().stream(), around.peers().rooms().keySet().stream())
                .filter(Room::isDirect)
                .distinct()
                .flatMap(room -> members(room).listed().stream())
                .limit(around.settings().membersListed())
                .toList();
    }

    /** Somebody came to a room, or left it, at another instance. */
    public void announceElsewhere(Room room, Member member, boolean joined) {
        RoomSequencer sequencer = rooms.find(room);
        if (sequencer != null) {
            sequencer.announceElsewhere(member, joined);
        }
    }

    /**
     * What was said in the rooms of an epoch before an offset, and has not come, will not come: nobody who comes back
     * is told that they have it all, and whoever is there is told of a gap.
     */
    public void skip(String epoch, long offset) {
        rooms.all().forEach(room -> room.skip(epoch, offset));
    }

    /** Tells the other instances once more who is here. */
    public void tellPeers() {
        rooms.all().forEach(RoomSequencer::tellPeers);
    }

    public HubSettings settings() {
        return around.settings();
    }

    public HubStats stats() {
        return around.stats();
    }

    /** Forgets rooms that are empty and idle. To be called now and then. */
    public void sweep() {
        rooms.sweep(around.clock().instant().minus(around.settings().roomIdle()));
    }

    /** Ends every subscription with SERVER_SHUTDOWN; nothing is taken afterwards. */
    @Override
    public void close() {
        rooms.close();
    }

    private ChatMessage place(Draft draft) {
        return rooms.use(draft.room(), found -> found.publish(draft));
    }

    private ChatMessage place(Draft draft, MessageTrace.Step step) {
        try {
            ChatMessage placed = place(draft);
            step.done(placed, null);
            return placed;
        } catch (RuntimeException refused) {
            step.done(null, refused);
            throw refused;
        }
    }

    /** What is answered to whoever speaks to somebody who is not there. */
    public static HubbubException nobodyThere(Room direct) {
        UserId user = new UserId(direct.name().substring(1));
        return new HubbubException(ErrorKind.NOT_FOUND, "user \"" + user + "\" is not online");
    }
}
