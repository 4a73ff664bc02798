/**
 * Locks in Redis: a key with a time to live at each of one or several servers that know nothing of one another. Whoever
 * set it at more than half of them has the lock. Tokens are counted by each server and never below its clock in
 * microseconds; of several servers' tokens the greatest counts, and is written back to more than half of them before the
 * lock is granted, so that the next holder's is greater, whichever servers that one asks.
 *
 * <p>Threads: any; answers come on the client's event loops.
 */
@NullMarked
package dev.hubbub.lock.redis;

import org.jspecify.annotations.NullMarked;
