/**
 * The STOMP edge: {@code /stomp}, a WebSocket on the HTTP port. Maps frames to the hub and deliveries to frames.
 *
 * <p>Threads: all of a connection happens on its event loop, which is also the loop its subscriptions are served on. So it
 * needs no lock, and one hop takes a message from the hub to all connections of a loop.
 *
 * <p>Guarantee: a message is encoded once for all who speak one version; what a client does wrong ends its connection with
 * an ERROR that says what to change, is counted, and disturbs nobody else; a client that does not read makes the server
 * stop reading from it, and is cut off in the end.
 */
@NullMarked
package dev.hubbub.ws;

import org.jspecify.annotations.NullMarked;
