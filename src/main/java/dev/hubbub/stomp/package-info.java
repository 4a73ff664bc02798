/**
 * STOMP 1.0, 1.1 and 1.2 as a protocol: frames to and from bytes, what is negotiated, and a server's side of a session.
 * No sockets and no framework: bytes come in and go out through the caller.
 *
 * <p>Threads: nothing here is shared; a reader or a session belongs to one connection and is used by one thread at a
 * time.
 *
 * <p>Guarantee: whatever bytes arrive, in whatever pieces, they become frames within the limits or one
 * {@link dev.hubbub.stomp.StompException} with a reason; nothing is kept beyond the limits meanwhile.
 */
@NullMarked
package dev.hubbub.stomp;

import org.jspecify.annotations.NullMarked;
