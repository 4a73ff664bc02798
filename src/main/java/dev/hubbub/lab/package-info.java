/**
 * The load lab: walks a scenario's workloads with virtual users, keeps the ledger of who received what, measures how
 * late, and says what the figures are worth. Knows no framework and no protocol: it drives
 * {@link dev.hubbub.client.ChatClient}s.
 *
 * <p>Threads: a run has one control thread, which begins and ends virtual users, sends, and takes samples; its classes
 * are confined to it unless they say otherwise. Arrivals are entered on the event loop they come on.
 *
 * <p>Guarantee: the ledger is exact. Every pair of a published message and a subscriber that was there before and
 * stayed counts as delivered or as lost, once; what a join, a leave or a reader who does not keep up makes
 * doubtful is counted as ambiguous.
 */
@NullMarked
package dev.hubbub.lab;

import org.jspecify.annotations.NullMarked;
