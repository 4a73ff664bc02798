package dev.hubbub.hub;

import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import io.smallrye.mutiny.Multi;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One room's order. Everything that has a place in it (messages, comings and goings) passes here under one lock, and
 * from here to the lanes, so that all subscribers see the same sequence.
 */
final class RoomSequencer {

    private final Room room;
    private final Surroundings around;

    // All below under the lock of this object.
    private final Lanes lanes;
    private final Attendance attendance;
    private final History history;
    private Instant lastUse;
    private boolean retired;

    /** @throws HubbubException UNAVAILABLE when the room's beginning cannot be told yet */
    RoomSequencer(Room room, Surroundings around) {
        HubSettings settings = around.settings();
        this.room = room;
        this.around = around;
        this.lanes = new Lanes(settings, around.stats());
        this.attendance = new Attendance(room, around.peers(), settings.membersListed());
        this.history = new History(
                around.origin().begin(room),
                room.isDirect() ? 0 : settings.historyMessages(),
                settings.historyBytes(),
                around.stats());
        this.lastUse = around.clock().instant();
    }

    Room room() {
        return room;
    }

    /** Gives a message its place. */
    synchronized ChatMessage publish(Draft draft) throws RetiredException {
        checkInUse();
        lanes.checkKeepUp(room);
        if (room.isDirect() && attendance.isEmpty()) {
            throw Hub.nobodyThere(room);
        }
        lastUse = around.clock().instant();
        Sequenced message = history.append(draft, lastUse);
        sendOn(message);
        return message.message();
    }

    /**
     * Sends on a message that got its place elsewhere.
     *
     * @param kept whether it is of the room's own order; one that strayed here is sent on and not remembered
     * @return false when an event loop is too far behind to take it now
     */
    synchronized boolean relay(ChatMessage placed, boolean kept) throws RetiredException {
        checkInUse();
        if (room.isDirect() && attendance.isEmpty()) {
            return true;
        }
        if (!lanes.keepUp()) {
            return false;
        }
        lastUse = around.clock().instant();
        boolean sameLife = placed.epoch().equals(history.epoch());
        if (kept && !sameLife) {
            history.restart(around.origin().begin(room));
        }
        sendOn(kept || sameLife ? history.add(placed) : new Sequenced(placed, System.nanoTime()));
        return true;
    }

    /** What was said before an offset of an epoch and has not come will not come. */
    synchronized void skip(String epoch, long offset) {
        if (epoch.equals(history.epoch()) && offset > history.offset()) {
            Gap gap = new Gap(history.offset() + 1, offset);
            history.skip(offset);
            attendance.forEach(subscription -> tell(subscription, gap));
        }
    }

    /** Adds a subscriber, whose welcome, and what it missed, get their place in the order before this returns. */
    synchronized Subscription subscribe(Join join, Executor eventLoop, Subscriber subscriber) throws RetiredException {
        checkInUse();
        if (room.isDirect()) {
            attendance.checkFree(join.member());
        }
        around.stays().begin(join.member().id());
        Lane lane = lanes.enter(eventLoop);
        Subscription subscription = new Subscription(this, lane, join.member(), subscriber, around);
        attendance.add(subscription);
        around.stats().onSubscribed(subscriber.protocol(), +1);
        Replay replay = history.replay(join.resume());
        lane.post(new LaneEvent.Came(subscription, welcome(join.resume(), replay), replay));
        announce(subscription.member(), true, subscription);
        return subscription;
    }

    /** Gives a delivery to one subscription a place in the order; dropped when the subscription has ended. */
    synchronized void tell(Subscription subscription, Delivery delivery) {
        if (attendance.includes(subscription)) {
            subscription.lane().post(new LaneEvent.Told(subscription, delivery));
        }
    }

    /** Tells a subscription who is there. */
    synchronized void tellMembers(Subscription subscription) {
        tell(subscription, new Present(roster()));
    }

    /** Ends a subscription, once. A stream that breaks after it left in good order has its outbox forgotten, too. */
    synchronized void leave(Subscription subscription, boolean inGoodOrder) {
        Lane lane = subscription.lane();
        if (!attendance.remove(subscription)) {
            if (!inGoodOrder) {
                lane.post(new LaneEvent.Gone(subscription));
            }
            return;
        }
        around.stays().end(subscription.member().id());
        lastUse = around.clock().instant();
        lane.post(
                inGoodOrder
                        ? new LaneEvent.Left(subscription, new Farewell(subscription.member(), attendance.count()))
                        : new LaneEvent.Gone(subscription));
        lanes.leave(lane);
        around.stats().onSubscribed(subscription.subscriber().protocol(), -1);
        announce(subscription.member(), false, subscription);
    }

    /** The room's messages from now on, to be subscribed to once; a reader that is {@code laneBacklog} messages behind fails. */
    synchronized Multi<ChatMessage> messages() throws RetiredException {
        checkInUse();
        return lanes.messages();
    }

    /** Somebody came or went at another instance. */
    synchronized void announceElsewhere(Member member, boolean joined) {
        announce(member, joined, null);
    }

    /** Tells the other instances once more who is here. */
    synchronized void tellPeers() {
        attendance.tellPeers();
    }

    synchronized Welcome.Roster roster() {
        return attendance.roster();
    }

    synchronized RoomStatus status() {
        return new RoomStatus(room, history.epoch(), history.offset(), attendance.count());
    }

    synchronized LaneStatus lanes() {
        return lanes.status();
    }

    /** Retires the room when it is empty and was not used since {@code limit}; a retired room takes nothing more. */
    synchronized boolean retireIfUnusedSince(Instant limit) {
        Instant now = around.clock().instant();
        lastUse = lastUse.isAfter(now) ? now : lastUse; // the clock was put back: it would be kept until then
        if (!retired && attendance.count() == 0 && !lanes.areRead() && lastUse.isBefore(limit)) {
            retired = true;
            around.origin().forgotten(room, history.epoch(), history.offset());
        }
        return retired;
    }

    /** Ends every subscription with SERVER_SHUTDOWN. */
    synchronized void close() {
        retired = true;
        lanes.close();
    }

    private void sendOn(Sequenced message) {
        lanes.carry(message);
        around.stats().onPublished();
    }

    private Welcome welcome(@Nullable Resume resume, Replay replay) {
        long after = replay.recovered() && resume != null ? resume.offset() : history.offset();
        return new Welcome(room, history.epoch(), after, replay.recovered(), roster());
    }

    private void announce(Member member, boolean joined, @Nullable Subscription about) {
        int count = attendance.count();
        if (!room.isDirect() && count <= around.settings().presenceLimit()) {
            lanes.post(new LaneEvent.Presence(new PresenceChange(member, joined, count), about));
        }
    }

    private void checkInUse() throws RetiredException {
        if (retired) {
            throw new RetiredException();
        }
    }
}
