package dev.hubbub.grpc;

import dev.hubbub.hub.CloseReason;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.Subscriber;
import dev.hubbub.hub.Subscription;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import io.grpc.ServerCall;
import org.jspecify.annotations.Nullable;

/**
 * A call that listens in a room: its subscription ends with the call, in whatever way the call ends.
 *
 * @param <Q> request
 * @param <A> answer
 */
abstract class SubscriberCall<Q, A> extends Call<Q, A> {

    private final Hub hub;
    private @Nullable Subscription subscription;

    SubscriberCall(ServerCall<Parsed<Q>, A> call, Hub hub) {
        super(call);
        this.hub = hub;
    }

    /** Sends a delivery in this protocol's way, or leaves it out when the protocol has no word for it. */
    abstract void deliver(Delivery delivery);

    /** The protocol's name on metrics. */
    abstract String protocol();

    boolean wantsPresence() {
        return false;
    }

    final Hub hub() {
        return hub;
    }

    final @Nullable Subscription subscription() {
        return subscription;
    }

    final void subscribe(Room room, Member member) {
        subscription = hub.subscribe(room, member, EventLoops.current(), new Listener());
    }

    /** Forgets a subscription that ended in good order. */
    final void unsubscribed() {
        subscription = null;
    }

    @Override
    final void onStreamReady() {
        if (subscription != null) {
            subscription.drain();
        }
    }

    @Override
    final void onEnd() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private final class Listener implements Subscriber {

        @Override
        public boolean isReady() {
            return SubscriberCall.this.isReady();
        }

        @Override
        public void deliver(Delivery delivery) {
            SubscriberCall.this.deliver(delivery);
        }

        @Override
        public void close(CloseReason reason, long lastOffset) {
            end(Statuses.of(reason), Statuses.trailers(lastOffset));
        }

        @Override
        public String protocol() {
            return SubscriberCall.this.protocol();
        }

        @Override
        public boolean wantsPresence() {
            return SubscriberCall.this.wantsPresence();
        }
    }
}
