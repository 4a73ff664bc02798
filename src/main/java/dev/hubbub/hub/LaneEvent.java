package dev.hubbub.hub;

/** What a lane is told, in the room's order. */
sealed interface LaneEvent {

    /** A message for everybody. */
    record Said(Sequenced message) implements LaneEvent {}

    /** A new subscription, and its first delivery. */
    record Came(Subscription subscription, Welcome welcome) implements LaneEvent {}

    /** Something for one subscription only. */
    record Told(Subscription subscription, Delivery delivery) implements LaneEvent {}

    /** A subscription that left in good order: its last delivery. */
    record Left(Subscription subscription, Farewell farewell) implements LaneEvent {}

    /** A subscription whose stream is gone. */
    record Gone(Subscription subscription) implements LaneEvent {}

    /** Somebody, {@code about}, came or went; told to the others. */
    record Presence(PresenceChange change, Subscription about) implements LaneEvent {}

    /** Everybody must go. */
    record Closed(CloseReason reason) implements LaneEvent {}
}
