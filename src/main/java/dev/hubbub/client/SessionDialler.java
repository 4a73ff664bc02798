package dev.hubbub.client;

/** Joins rooms of one target. */
@FunctionalInterface
public interface SessionDialler {

    /** Dials, on a connection of its own; whether the server takes the join, the session's first event tells. */
    ChatSession join(Join join);
}
