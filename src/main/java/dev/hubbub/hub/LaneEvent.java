package dev.hubbub.hub;

import org.jspecify.annotations.Nullable;

/** What a lane is told, in the room's order. */
sealed interface LaneEvent {

    /** How many deliveries it is worth, at most, on a lane with so many subscribers. */
    default int deliveries(int subscribers) {
        return subscribers;
    }

    /** A message for everybody. */
    record Said(Sequenced message) implements LaneEvent {}

    /** A new subscription: its first delivery, and the messages it missed. */
    record Came(Subscription subscription, Welcome welcome, Replay replay) implements LaneEvent {

        @Override
        public int deliveries(int subscribers) {
            return 1 + replay.messages().size();
        }
    }

    /** Something for one subscription only. */
    record Told(Subscription subscription, Delivery delivery) implements LaneEvent {}

    /** A subscription that left in good order: its last delivery. */
    record Left(Subscription subscription, Farewell farewell) implements LaneEvent {}

    /** A subscription whose stream is gone. */
    record Gone(Subscription subscription) implements LaneEvent {}

    /** Somebody came or went, here as {@code about} or elsewhere; told to the others. */
    record Presence(PresenceChange change, @Nullable Subscription about) implements LaneEvent {}

    /** Everybody must go. */
    record Closed(CloseReason reason) implements LaneEvent {}
}
