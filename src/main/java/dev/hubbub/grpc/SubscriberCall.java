package dev.hubbub.grpc;

import dev.hubbub.access.Access;
import dev.hubbub.access.Expiry;
import dev.hubbub.access.Identity;
import dev.hubbub.http2.FrameConnection;
import dev.hubbub.http2.FrameStream;
import dev.hubbub.hub.CloseReason;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Farewell;
import dev.hubbub.hub.Hub;
import dev.hubbub.hub.Join;
import dev.hubbub.hub.Subscriber;
import dev.hubbub.hub.Subscription;
import dev.hubbub.log.LogFields;
import dev.hubbub.message.Admission;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call that listens in a room: its subscription ends with the call, in whatever way the call ends. What it sends goes
 * through the hub and straight onto the connection: grpc-java only sees its headers and its status.
 *
 * @param <Q> request
 * @param <A> answer
 */
abstract class SubscriberCall<Q, A> extends Call<Q, A> {

    private final Hub hub;
    private final FrameConnection connection;
    private final FrameStream stream;
    private final Identity identity;
    private final Expiry expiry;
    private @Nullable Member askedBy;
    private @Nullable Room askedFor;
    private @Nullable Subscription subscription;
    private @Nullable RuntimeException refusal;

    SubscriberCall(ServerCall<Parsed<Q>, A> call, Hub hub) {
        super(call);
        this.hub = hub;
        this.identity = CallerIdentity.of(call);
        this.connection = FrameConnection.of(call);
        this.stream = connection.begun(this::onStreamReady);
        this.expiry = new Expiry(hub.clock());
        expiry.watch(identity, connection.eventLoop(), this::expire);
    }

    /** Sends a delivery in this protocol's way, or leaves it out when the protocol has no word for it. */
    abstract void deliver(Delivery delivery);

    /** The protocol's name on metrics. */
    abstract String protocol();

    boolean wantsPresence() {
        return false;
    }

    /** Goes on when it is decided whether somebody may listen in a room: as whom they come in. */
    final void admit(Admission admission, Member asking, Room room, Consumer<Member> next) {
        askedBy = asking;
        askedFor = room;
        await(admission.admit(asking), next);
    }

    /** Whether somebody wanted to listen. */
    final boolean isAsked() {
        return askedBy != null;
    }

    @Override
    final void describe(LogFields fields) {
        if (askedBy != null && askedFor != null) {
            fields.user(askedBy.id().value()).room(askedFor.name());
        }
    }

    final Hub hub() {
        return hub;
    }

    /** Whose the call is. */
    final Identity identity() {
        return identity;
    }

    final @Nullable Subscription subscription() {
        return subscription;
    }

    final void subscribe(Join join) {
        subscription = hub.subscribe(join, connection.eventLoop(), new Listener());
    }

    /** Forgets a subscription that ended in good order. */
    final void unsubscribed() {
        subscription = null;
    }

    /** Sends a message, with its length in front. Only from {@link #deliver}. */
    final void send(byte[] message) {
        stream.send(message);
    }

    @Override
    final void sendHeaders(Metadata headers) {
        super.sendHeaders(headers);
        stream.headersSent();
    }

    @Override
    final boolean isReady() {
        return stream.isReady();
    }

    /** What was said before the request that failed is still delivered; then comes the status. */
    @Override
    final void fail(RuntimeException failure) {
        if (subscription == null) {
            super.fail(failure);
        } else {
            refusal = failure;
            subscription.leave();
        }
    }

    @Override
    final void beforeStatus() {
        stream.end();
    }

    @Override
    final void onEnd() {
        expiry.cancel();
        stream.end();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private void deliverOrRefuse(Delivery delivery) {
        if (delivery instanceof Farewell && refusal != null) {
            super.fail(refusal);
        } else {
            deliver(delivery);
        }
    }

    /** At once, and not when all is delivered: a client that does not read would stay for as long as it likes. */
    private void expire() {
        end(Statuses.of(Access.expired()), new Metadata());
    }

    private void onStreamReady() {
        if (subscription != null) {
            subscription.drain();
        }
        readMore();
    }

    private final class Listener implements Subscriber {

        @Override
        public boolean isReady() {
            return SubscriberCall.this.isReady();
        }

        @Override
        public void deliver(Delivery delivery) {
            deliverOrRefuse(delivery);
        }

        @Override
        public void flush() {
            stream.flush();
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
