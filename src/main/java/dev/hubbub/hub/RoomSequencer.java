package dev.hubbub.hub;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One room's order. Everything that has a place in it (messages, comings and goings) passes here under one lock, and
 * from here to the lanes, so that all subscribers see the same sequence.
 *
 * <p>The messages go through a {@link BroadcastProcessor}, whose subscribers are the lanes, one per event loop, and
 * whoever asked for the room as a {@link Multi}. Its {@code onNext} must not be called from two threads at once; the
 * lock sees to that.
 */
final class RoomSequencer {

    private final Room room;
    private final HubSettings settings;
    private final HubStats stats;
    private final Clock clock;

    private final AtomicInteger readers = new AtomicInteger();

    // All below under the lock of this object.
    private final BroadcastProcessor<Sequenced> messages = BroadcastProcessor.create();
    private final Map<Executor, Lane> lanes = new HashMap<>();
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final History history;
    private Instant lastUse;
    private boolean retired;

    RoomSequencer(Room room, String epoch, HubSettings settings, HubStats stats, Clock clock) {
        this.room = room;
        this.settings = settings;
        this.stats = stats;
        this.clock = clock;
        this.history =
                new History(epoch, room.isDirect() ? 0 : settings.historyMessages(), settings.historyBytes(), stats);
        this.lastUse = clock.instant();
    }

    Room room() {
        return room;
    }

    /** Gives a message its place. */
    synchronized ChatMessage publish(Draft draft) throws RetiredException {
        checkInUse();
        checkLanesKeepUp();
        if (room.isDirect() && subscriptions.isEmpty()) {
            throw Hub.nobodyThere(room);
        }
        lastUse = clock.instant();
        Sequenced message = history.append(draft, lastUse);
        messages.onNext(message);
        stats.onPublished();
        return message.message();
    }

    /** Adds a subscriber, whose welcome, and what it missed, get their place in the order before this returns. */
    synchronized Subscription subscribe(Join join, Executor eventLoop, Subscriber subscriber) throws RetiredException {
        checkInUse();
        if (room.isDirect() && !subscriptions.isEmpty()) {
            throw new HubbubException(
                    ErrorKind.ALREADY_EXISTS,
                    "user \"" + join.member().id() + "\" is online already; choose another id");
        }
        Lane lane = lanes.computeIfAbsent(eventLoop, this::openLane);
        Subscription subscription = new Subscription(this, lane, join.member(), subscriber, settings, stats);
        subscriptions.add(subscription);
        lane.countSubscription(+1);
        stats.onSubscribed(subscriber.protocol(), +1);
        Replay replay = history.replay(join.resume());
        lane.post(new LaneEvent.Came(subscription, welcome(replay), replay.messages()));
        announce(true, subscription);
        return subscription;
    }

    /** Gives a delivery to one subscription a place in the order; dropped when the subscription has ended. */
    synchronized void tell(Subscription subscription, Delivery delivery) {
        if (subscriptions.contains(subscription)) {
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
        if (!subscriptions.remove(subscription)) {
            if (!inGoodOrder) {
                lane.post(new LaneEvent.Gone(subscription));
            }
            return;
        }
        lastUse = clock.instant();
        lane.post(
                inGoodOrder
                        ? new LaneEvent.Left(subscription, new Farewell(subscription.member(), subscriptions.size()))
                        : new LaneEvent.Gone(subscription));
        if (lane.countSubscription(-1)) {
            lane.detach();
            lanes.values().remove(lane);
        }
        stats.onSubscribed(subscription.subscriber().protocol(), -1);
        announce(false, subscription);
    }

    /** The room's messages from now on, to be subscribed to once; a reader that is {@code laneBacklog} messages behind fails. */
    synchronized Multi<ChatMessage> messages() throws RetiredException {
        checkInUse();
        readers.incrementAndGet();
        return messages.onOverflow()
                .buffer(settings.laneBacklog())
                .onTermination()
                .invoke(readers::decrementAndGet)
                .map(Sequenced::message);
    }

    synchronized Welcome.Roster roster() {
        List<Member> listed = subscriptions.stream()
                .limit(settings.membersListed())
                .map(Subscription::member)
                .toList();
        return new Welcome.Roster(listed, subscriptions.size());
    }

    synchronized RoomStatus status() {
        return new RoomStatus(room, history.epoch(), history.offset(), subscriptions.size());
    }

    synchronized LaneStatus lanes() {
        return new LaneStatus(
                lanes.size(), lanes.values().stream().mapToLong(Lane::backlog).sum());
    }

    /** Retires the room when it is empty and was not used since {@code limit}; a retired room takes nothing more. */
    synchronized boolean retireIfUnusedSince(Instant limit) {
        boolean unused = subscriptions.isEmpty() && readers.get() == 0 && lastUse.isBefore(limit);
        retired = retired || unused;
        return retired;
    }

    /** Ends every subscription with SERVER_SHUTDOWN. */
    synchronized void close() {
        retired = true;
        messages.onComplete();
    }

    private Welcome welcome(Replay replay) {
        long after = history.offset() - replay.messages().size();
        return new Welcome(room, history.epoch(), after, replay.recovered(), roster());
    }

    private Lane openLane(Executor eventLoop) {
        Lane lane = new Lane(eventLoop, stats);
        messages.subscribe().withSubscriber(lane);
        return lane;
    }

    private void announce(boolean joined, Subscription about) {
        if (room.isDirect() || subscriptions.size() > settings.presenceLimit()) {
            return;
        }
        PresenceChange change = new PresenceChange(about.member(), joined, subscriptions.size());
        lanes.values().forEach(lane -> lane.post(new LaneEvent.Presence(change, about)));
    }

    private void checkInUse() throws RetiredException {
        if (retired) {
            throw new RetiredException();
        }
    }

    private void checkLanesKeepUp() {
        for (Lane lane : lanes.values()) {
            if (lane.backlog() >= settings.laneBacklog()) {
                stats.onRefused();
                throw new HubbubException(
                        ErrorKind.RESOURCE_EXHAUSTED,
                        "room \"" + room + "\" has " + settings.laneBacklog()
                                + " messages waiting to be sent; the message was not taken, send it again later");
            }
        }
    }
}
