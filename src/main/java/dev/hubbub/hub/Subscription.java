package dev.hubbub.hub;

import dev.hubbub.log.LogFields;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's place in one room, from its welcome to its end. {@link #leave} and {@link #cancel} may be called from
 * any thread, repeatedly; all else happens on the subscriber's event loop.
 */
public final class Subscription {

    private static final Logger LOG = Logger.getLogger(Subscription.class);

    private final RoomSequencer room;
    private final Lane lane;
    private final Member member;
    private final Subscriber subscriber;
    private final HubStats stats;
    private final HubSettings settings;
    private final long number;
    private final Outbox outbox;

    // On the event loop only.
    private boolean open = true;
    private long lastOffset;
    private int seat = -1;
    private @Nullable Resume ahead;

    Subscription(RoomSequencer room, Lane lane, Member member, Subscriber subscriber, Surroundings around) {
        this.room = room;
        this.lane = lane;
        this.member = member;
        this.subscriber = subscriber;
        this.settings = around.settings();
        this.stats = around.stats();
        this.number = around.connections().incrementAndGet();
        this.outbox = new Outbox(settings, stats);
    }

    public Room room() {
        return room.room();
    }

    public Member member() {
        return member;
    }

    /** Delivers a word from the server, behind what was said before. From any thread. */
    public void tell(Notice notice) {
        room.tell(this, notice);
    }

    /** Delivers who is in the room, as {@link Present}. From any thread. */
    public void tellMembers() {
        room.tellMembers(this);
    }

    /** Leaves the room in good order: what was said before still comes, then a {@link Farewell}. */
    public void leave() {
        room.leave(this, true);
    }

    /** The stream is gone: leaves the room, and forgets what waited. */
    public void cancel() {
        room.leave(this, false);
    }

    /** Sends what waits, while the stream takes it. On the event loop; call it when the stream is ready again. */
    public void drain() {
        if (outbox.isEmpty()) {
            return;
        }
        try {
            while (open && !outbox.isEmpty() && subscriber.isReady()) {
                send(outbox.poll());
            }
            subscriber.flush();
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
        lane.countDelivered();
    }

    Lane lane() {
        return lane;
    }

    Peers.Guest guest() {
        return new Peers.Guest(room.room(), member, number);
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /**
     * On the event loop: the first delivery, which every stream takes, ready or not, and then as much of what was missed
     * as the stream takes. The rest waits outside the outbox's bounds, and all that is said from now on goes behind it.
     */
    void welcome(Welcome welcome, Replay replay) {
        ahead = replay.ahead();
        try {
            send(welcome);
            outbox.replay(replay.messages());
            subscriber.flush();
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
        drain();
    }

    /** On the event loop: sends at once when the stream keeps up, else through the outbox. */
    void offer(Delivery delivery) {
        if (!open || (ahead != null && ahead.covers(delivery))) {
            return;
        }
        try {
            if (outbox.isEmpty() && subscriber.isReady()) {
                send(delivery);
            } else if (!outbox.offer(delivery)) {
                stats.onSlowDisconnect();
                stats.onDropped(settings.slowConsumers(), 1);
                close(CloseReason.SLOW_CONSUMER);
            }
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    /** On the event loop: sends what was delivered. */
    void flush() {
        try {
            subscriber.flush();
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    /** On the event loop: somebody else came or went. */
    void announce(PresenceChange change) {
        try {
            if (open && subscriber.wantsPresence()) {
                offer(change);
            }
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    /** On the event loop: its place among the lane's subscribers; -1 when it has none. */
    int seat() {
        return seat;
    }

    void seat(int number) {
        seat = number;
    }

    /** On the event loop: ends it from the hub's side. */
    void close(CloseReason reason) {
        if (!open) {
            return;
        }
        abandon();
        try {
            subscriber.close(reason, lastOffset);
        } catch (RuntimeException | Error failure) {
            LOG.debugf(failure, "closing %s in %s failed too", member.id(), room.room());
        }
        cancel();
    }

    /** On the event loop: the stream is gone, nothing can be sent any more. */
    void abandon() {
        open = false;
        long unsent = outbox.clear();
        if (unsent > 0) {
            stats.onDropped(settings.slowConsumers(), unsent);
        }
    }

    private void send(@Nullable Delivery delivery) {
        if (delivery == null) {
            return;
        }
        subscriber.deliver(delivery);
        if (delivery instanceof Sequenced message) {
            lastOffset = message.offset();
            lane.delivered++;
        } else if (delivery instanceof Welcome welcome) {
            lastOffset = welcome.offset();
        }
    }

    private void fail(Throwable failure) {
        try (LogFields unused =
                new LogFields().user(member.id().value()).room(room.room().name())) {
            LOG.warnf(failure, "%s in %s is closed: its stream failed", member.id(), room.room());
        }
        close(CloseReason.SUBSCRIBER_FAILED);
    }
}
