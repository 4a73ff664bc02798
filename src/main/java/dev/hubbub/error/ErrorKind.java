package dev.hubbub.error;

/** The kinds of failure an edge tells apart. Each edge maps every kind, once. */
public enum ErrorKind {
    /** The request can never succeed as it stands. */
    INVALID_ARGUMENT,
    /** What the request names is not here. */
    NOT_FOUND,
    /** What the request would make is here already. */
    ALREADY_EXISTS,
    /** Whoever asks may not. */
    PERMISSION_DENIED,
    /** Who asks has not shown who they are, or not so that it is believed. */
    UNAUTHENTICATED,
    /** The request comes at the wrong moment, for example before a join. */
    FAILED_PRECONDITION,
    /** Somebody else was quicker, or holds what this needs; trying again can help. */
    ABORTED,
    /** A bound is reached; trying again later, or less, can help. */
    RESOURCE_EXHAUSTED,
    /** Something this process needs is away, or the process is going away. */
    UNAVAILABLE,
    /** Whether it was done is not known: look before doing it again. */
    UNCERTAIN
}
