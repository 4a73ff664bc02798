package dev.hubbub.ws;

import dev.hubbub.hub.CloseReason;
import dev.hubbub.hub.Delivery;
import dev.hubbub.hub.Encoding;
import dev.hubbub.hub.Gap;
import dev.hubbub.hub.Sequenced;
import dev.hubbub.hub.Subscriber;
import dev.hubbub.hub.Subscription;
import dev.hubbub.hub.Welcome;
import dev.hubbub.stomp.Command;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.FrameWriter;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.ServerSubscription;
import dev.hubbub.stomp.StompException;
import dev.hubbub.stomp.StompVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription of a connection, as the hub sees it. On the connection's event loop. */
final class RoomSubscriber implements Subscriber {

    static final String PROTOCOL = "stomp";

    private static final String LAST_OFFSET = "last-offset";

    private final StompConnection connection;
    private final ServerSubscription subscription;
    private final boolean resuming;
    private final StompVersion version;
    private final Encoding<byte[]> tails;
    private final byte[] plainHead;
    private @Nullable Subscription inRoom;
    private @Nullable Gap gap;
    private boolean ended;

    /** @param resuming whether it is to be told what became of that */
    RoomSubscriber(StompConnection connection, ServerSubscription subscription, boolean resuming) {
        this.connection = connection;
        this.subscription = subscription;
        this.resuming = resuming;
        this.version = connection.session().version();
        this.tails = MessageFrames.tails(version);
        this.plainHead = FrameWriter.head(begun().build(), version);
    }

    /** It is in the room. */
    void entered(Subscription place) {
        inRoom = place;
    }

    /** Leaves the room; nothing is sent any more. */
    void leave() {
        ended = true;
        if (inRoom != null) {
            inRoom.cancel();
        }
    }

    /** Sends what waits, if it can be sent. */
    void drain() {
        if (inRoom != null && !ended) {
            inRoom.drain();
        }
    }

    @Override
    public boolean isReady() {
        return !ended && connection.isWritable() && subscription.isReady();
    }

    @Override
    public void deliver(Delivery delivery) {
        if (ended) {
            return;
        }
        if (delivery instanceof Sequenced message) {
            send(message);
        } else if (delivery instanceof Welcome welcome) {
            connection.session().subscribed(subscription, welcome.epoch(), details(welcome));
        } else if (delivery instanceof Gap missed) {
            gap = missed;
        }
    }

    @Override
    public void flush() {
        connection.flush();
    }

    @Override
    public void close(CloseReason reason, long lastOffset) {
        Refusal refusal =
                switch (reason) {
                    case SLOW_CONSUMER -> Refusal.SLOW_CONSUMER;
                    case SUBSCRIBER_FAILED -> Refusal.INTERNAL;
                    case SERVER_SHUTDOWN -> Refusal.SHUTDOWN;
                };
        connection.refuse(
                new StompException(refusal, reason.explanation()),
                List.of(
                        new Header(Header.SUBSCRIPTION, subscription.name()),
                        new Header(LAST_OFFSET, Long.toString(lastOffset))));
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public boolean wantsPresence() {
        return false;
    }

    private void send(Sequenced message) {
        byte[] head = head(message.offset());
        byte[] tail = message.as(tails);
        if (message.message().draft().binary() == null) {
            connection.write(head, tail);
        } else {
            connection.writeBinary(head, tail);
        }
    }

    /** A subscriber's own headers: for most, always the same bytes. */
    private byte[] head(long offset) {
        Gap missed = gap;
        if (missed == null && !subscription.isAcknowledged()) {
            return plainHead;
        }
        Frame.Builder head = begun();
        if (subscription.isAcknowledged()) {
            String ackId = subscription.sent(offset);
            head.header(Header.ACK, version == StompVersion.V1_2 ? ackId : null);
        }
        if (missed != null) {
            gap = null;
            head.header(MessageFrames.GAP, missed.first() + "-" + missed.last());
        }
        return FrameWriter.head(head.build(), version);
    }

    private Frame.Builder begun() {
        return Frame.of(Command.MESSAGE).header(Header.SUBSCRIPTION, subscription.name());
    }

    private List<Header> details(Welcome welcome) {
        List<Header> details = new ArrayList<>(List.of(
                new Header(Header.SUBSCRIPTION, subscription.name()),
                new Header(MessageFrames.ROOM, welcome.room().name()),
                new Header(MessageFrames.EPOCH, welcome.epoch()),
                new Header(MessageFrames.OFFSET, Long.toString(welcome.offset()))));
        if (resuming) {
            details.add(new Header(MessageFrames.RECOVERED, Boolean.toString(welcome.recovered())));
        }
        return details;
    }
}
