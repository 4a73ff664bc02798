/**
 * The broadcast hub: one order per room, one hop per event loop, a bounded outbox per subscriber.
 *
 * <p>Threads: {@link dev.hubbub.hub.Hub} may be called from any thread. A room's order is made under the room's lock,
 * which is held for a few memory operations per event loop, never while something is sent. What belongs to a
 * subscriber (its outbox, its place in the lane) is touched on its own event loop only, and needs no lock.
 *
 * <p>Guarantee: every subscriber of a room receives its deliveries in the room's order, without holes, from its welcome
 * on; where a slow subscriber's outbox overflows, it is told what it missed or it is closed with a reason, and
 * nobody else waits for it. Whoever comes back while the room still knows all that was said meanwhile gets that first:
 * taken from the history in the same place of the order as the welcome, so without a hole and without a repetition.
 */
@NullMarked
package dev.hubbub.hub;

import org.jspecify.annotations.NullMarked;
