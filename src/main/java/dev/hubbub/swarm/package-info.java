/**
 * Simulated clients and the ledger of what they received. Knows no framework and no protocol: it drives
 * {@link dev.hubbub.client.ChatClient}s.
 *
 * <p>Threads: one control thread paces all sends and ends all runs; deliveries are entered in the ledger on the event
 * loop they arrive on. A subscriber's page of the ledger is guarded by its own lock, which nobody else wants while it is
 * written.
 *
 * <p>Guarantee: a run's figures are exact. What was expected is decided by who was subscribed before the first send
 * and still is after the last delivery; whoever left in between makes deliveries ambiguous, never lost.
 */
@NullMarked
package dev.hubbub.swarm;

import org.jspecify.annotations.NullMarked;
