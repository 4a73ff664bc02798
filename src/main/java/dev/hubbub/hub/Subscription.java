package dev.hubbub.hub;

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
    private final Outbox outbox;

    // On the event loop only.
    private boolean open = true;
    private long lastOffset;

    Subscription(
            RoomSequencer room, Lane lane, Member member, Subscriber subscriber, HubSettings settings, HubStats stats) {
        this.room = room;
        this.lane = lane;
        this.member = member;
        this.subscriber = subscriber;
        this.settings = settings;
        this.stats = stats;
        this.outbox = new Outbox(settings, stats);
    }

    public Room room() {
        return room.room();
    }

    public Member member() {
        return member;
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
        try {
            while (open && !outbox.isEmpty() && subscriber.isReady()) {
                send(outbox.poll());
            }
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    Lane lane() {
        return lane;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /** On the event loop: sends at once when the stream keeps up, else through the outbox. */
    void offer(Delivery delivery) {
        if (!open) {
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
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    /** On the event loop: ends it from the hub's side. */
    void close(CloseReason reason) {
        if (!open) {
            return;
        }
        abandon();
        try {
            subscriber.close(reason, lastOffset);
        } catch (RuntimeException failure) {
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
            stats.onDelivered();
        } else if (delivery instanceof Welcome welcome) {
            lastOffset = welcome.offset();
        }
    }

    private void fail(RuntimeException failure) {
        LOG.warnf(failure, "%s in %s is closed: its stream failed", member.id(), room.room());
        close(CloseReason.SUBSCRIBER_FAILED);
    }
}
