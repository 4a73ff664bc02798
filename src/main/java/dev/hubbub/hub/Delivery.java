package dev.hubbub.hub;

/** What a subscriber can receive. */
public sealed interface Delivery permits Sequenced, Welcome, Present, PresenceChange, Notice, Gap, Farewell {

    /** What it weighs while it waits in an outbox, in bytes. */
    int bytes();
}
