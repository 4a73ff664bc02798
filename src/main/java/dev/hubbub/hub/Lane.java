package dev.hubbub.hub;

import dev.hubbub.message.MessageTrace;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A room's subscribers on one event loop. Events are posted under the room's lock, so they arrive in the room's order;
 * one task at a time carries them over to the event loop, which serves the subscribers.
 *
 * <p>Invariant: {@code pending} is the number of events posted and not yet handled, and a task is scheduled or running
 * exactly while it is not 0.
 */
final class Lane implements MultiSubscriber<Sequenced>, Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);

    /** Deliveries after which what was delivered is flushed, and the event loop gets a turn for its other work. */
    private static final int DELIVERIES_PER_TURN = 16_384;

    private final Executor eventLoop;
    private final HubStats stats;
    private final Queue<LaneEvent> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    // Under the room's lock.
    private Flow.@Nullable Subscription upstream;
    private int subscriptions;

    // On the event loop only.
    private final List<Subscription> subscribers = new ArrayList<>();
    private boolean unflushed;

    /** Messages delivered and not yet counted in the statistics: one addition for many, as this is the hot path. */
    long delivered;

    Lane(Executor eventLoop, HubStats stats) {
        this.eventLoop = eventLoop;
        this.stats = stats;
    }

    /** Under the room's lock: how many events wait. */
    int backlog() {
        return pending.get();
    }

    /** Under the room's lock: counts a subscription more or less; true when none is left. */
    boolean countSubscription(int change) {
        subscriptions += change;
        return subscriptions == 0;
    }

    /** Under the room's lock: hears no more messages. Events posted before are still handled. */
    void detach() {
        if (upstream != null) {
            upstream.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onItem(Sequenced message) {
        post(new LaneEvent.Said(message));
    }

    @Override
    public void onFailure(Throwable failure) {
        LOG.error("a room's order failed, which it never should; its subscribers are closed", failure);
        post(new LaneEvent.Closed(CloseReason.SUBSCRIBER_FAILED));
    }

    @Override
    public void onCompletion() {
        post(new LaneEvent.Closed(CloseReason.SERVER_SHUTDOWN));
    }

    /** Under the room's lock. */
    void post(LaneEvent event) {
        inbox.add(event);
        if (pending.getAndIncrement() == 0) {
            schedule();
        }
    }

    @Override
    public void run() {
        int budget = DELIVERIES_PER_TURN;
        int left;
        do {
            LaneEvent event = Objects.requireNonNull(inbox.poll(), "pending counts more events than there are");
            handleOrLog(event);
            budget -= 1 + event.deliveries(subscribers.size());
            left = pending.decrementAndGet();
        } while (left > 0 && budget > 0);
        flush();
        if (left > 0) {
            schedule();
        }
    }

    private void schedule() {
        try {
            eventLoop.execute(this);
        } catch (RejectedExecutionException shutDown) {
            LOG.debug("an event loop is shut down; its subscribers are gone with it", shutDown);
        }
    }

    /** On the event loop: enters what was delivered in the statistics. */
    void countDelivered() {
        if (delivered > 0) {
            stats.onDelivered(delivered);
            delivered = 0;
        }
    }

    /** Whatever goes wrong with one event, those behind it are still handled. */
    private void handleOrLog(LaneEvent event) {
        try {
            handle(event);
        } catch (RuntimeException | Error failure) {
            LOG.error("an event of a lane failed, which it never should", failure);
        }
    }

    private void handle(LaneEvent event) {
        if (event instanceof LaneEvent.Said said) {
            fanOut(said.message());
        } else if (event instanceof LaneEvent.Came came) {
            add(came.subscription());
            came.subscription().welcome(came.welcome(), came.replay());
        } else if (event instanceof LaneEvent.Told told) {
            tell(told.subscription(), told.delivery());
        } else if (event instanceof LaneEvent.Left left) {
            tell(left.subscription(), left.farewell());
            remove(left.subscription());
        } else if (event instanceof LaneEvent.Gone gone) {
            gone.subscription().flush(); // others on its connection may count on it
            gone.subscription().abandon();
            remove(gone.subscription());
        } else if (event instanceof LaneEvent.Presence presence) {
            announce(presence);
        } else if (event instanceof LaneEvent.Closed closed) {
            subscribers.forEach(subscription -> subscription.close(closed.reason()));
        }
    }

    private void fanOut(Sequenced message) {
        MessageTrace trace = message.trace();
        if (trace == null) {
            serve(message);
        } else {
            TracedFanOut.run(trace, message.message(), subscribers, () -> serve(message));
        }
    }

    private void serve(Sequenced message) {
        // Not an iterator: this loop is the hot path, and nothing in it adds or removes a subscriber.
        for (int i = 0; i < subscribers.size(); i++) {
            subscribers.get(i).offer(message);
        }
        unflushed = true;
        stats.onFannedOut(System.nanoTime() - message.sequencedNanos());
    }

    private void announce(LaneEvent.Presence presence) {
        for (Subscription subscription : subscribers) {
            if (subscription != presence.about()) {
                subscription.announce(presence.change());
            }
        }
        unflushed = true;
    }

    private void tell(Subscription subscription, Delivery delivery) {
        subscription.offer(delivery);
        subscription.flush();
    }

    private void flush() {
        if (unflushed) {
            unflushed = false;
            subscribers.forEach(Subscription::flush);
        }
        countDelivered();
    }

    private void add(Subscription subscription) {
        subscription.seat(subscribers.size());
        subscribers.add(subscription);
    }

    /** The last one takes the seat of the one that goes. */
    private void remove(Subscription subscription) {
        int seat = subscription.seat();
        if (seat < 0) {
            return;
        }
        Subscription last = subscribers.remove(subscribers.size() - 1);
        if (last != subscription) {
            subscribers.set(seat, last);
            last.seat(seat);
        }
        subscription.seat(-1);
    }
}
