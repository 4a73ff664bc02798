package dev.hubbub.stomp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A session's subscriptions, few. One thread. */
final class Subscriptions {

    private final StompVersion version;
    private final SessionSettings settings;
    private final List<ServerSubscription> open = new ArrayList<>(1);
    private int opened;

    Subscriptions(StompVersion version, SessionSettings settings) {
        this.version = version;
        this.settings = settings;
    }

    /** @throws StompException PROTOCOL when the frame lacks a header or its id is taken; SUBSCRIPTIONS for one too many */
    ServerSubscription open(Frame subscribe) {
        String destination = subscribe.required(Header.DESTINATION);
        String id = version == StompVersion.V1_0 ? subscribe.header(Header.ID) : subscribe.required(Header.ID);
        if (find(id, destination) != null) {
            throw Frames.fault("there is a subscription with the id \"" + Excerpt.of(id == null ? destination : id)
                    + "\" already; each needs an id of its own");
        }
        if (open.size() >= settings.subscriptions()) {
            throw new StompException(
                    Refusal.SUBSCRIPTIONS,
                    "there are " + open.size() + " subscriptions, which is all a session may have; UNSUBSCRIBE some");
        }
        Acks acks = new Acks(AckMode.parse(subscribe.header(Header.ACK)), ++opened, settings.unacknowledged());
        ServerSubscription subscription = new ServerSubscription(id, destination, acks);
        open.add(subscription);
        return subscription;
    }

    /** @throws StompException PROTOCOL when there is no such subscription */
    ServerSubscription close(Frame unsubscribe) {
        String id = unsubscribe.header(Header.ID);
        String destination = version == StompVersion.V1_0 && id == null ? unsubscribe.required(Header.DESTINATION) : "";
        if (id == null && destination.isEmpty()) {
            id = unsubscribe.required(Header.ID);
        }
        ServerSubscription found = find(id, destination);
        if (found == null) {
            throw Frames.fault(
                    "there is no subscription with the id \"" + Excerpt.of(id == null ? destination : id) + "\"");
        }
        open.remove(found);
        return found;
    }

    /** Which message an ACK or NACK is about. @throws StompException PROTOCOL when there is none that waits for one */
    Settlement settlement(Frame ack) {
        if (version == StompVersion.V1_2) {
            String id = ack.required(Header.ID);
            return settlement(open, id, subscription -> subscription.acks().byId(id));
        }
        String messageId = ack.required(Header.MESSAGE_ID);
        String subscription =
                version == StompVersion.V1_1 ? ack.required(Header.SUBSCRIPTION) : ack.header(Header.SUBSCRIPTION);
        List<ServerSubscription> candidates = subscription == null
                ? open
                : open.stream()
                        .filter(candidate -> candidate.name().equals(subscription))
                        .toList();
        return settlement(candidates, messageId, candidate -> candidate.acks().byMessageId(messageId));
    }

    List<ServerSubscription> all() {
        return List.copyOf(open);
    }

    boolean contains(ServerSubscription subscription) {
        return open.contains(subscription);
    }

    private @Nullable ServerSubscription find(@Nullable String id, String destination) {
        return open.stream()
                .filter(known -> id == null
                        ? known.id() == null && known.destination().equals(destination)
                        : Objects.equals(id, known.id()))
                .findFirst()
                .orElse(null);
    }

    private static Settlement settlement(
            List<ServerSubscription> candidates, String id, ToLongFunction<ServerSubscription> lookUp) {
        for (ServerSubscription candidate : candidates) {
            long offset = lookUp.applyAsLong(candidate);
            if (offset != Acks.UNKNOWN) {
                return new Settlement(candidate, offset);
            }
        }
        throw Frames.fault(
                "no message \"" + Excerpt.of(id) + "\" waits for being acknowledged: it never was sent, it was"
                        + " acknowledged already, or its subscription is in the mode auto");
    }

    /** A message that its receiver is done with. */
    record Settlement(ServerSubscription subscription, long offset) {

        void settle() {
            subscription.acks().settle(offset);
        }
    }
}
