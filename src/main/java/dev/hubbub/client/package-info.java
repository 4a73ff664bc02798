/**
 * The ports to a chat server, as clients see it: what the swarm dials, and what somebody at a terminal does.
 *
 * <p>Threads: a client may be used from any thread. A listener is called by one thread at a time, an event loop, in the
 * order of arrival; it must not block.
 */
@NullMarked
package dev.hubbub.client;

import org.jspecify.annotations.NullMarked;
