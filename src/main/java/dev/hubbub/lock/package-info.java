/**
 * Locks by name, of which one caller at a time has the lease, over all instances that share a lock server. Every lease
 * has a fencing token, greater than that of any lease of the same name before it; what the lock is for has to refuse
 * tokens smaller than one it has seen, since a holder that was paused may believe to hold a lease that has run out.
 *
 * <p>Callers of one process queue up here, in the order they came, and only the first of them asks the server.
 *
 * <p>Threads: any; nothing blocks. Stages complete on the caller's thread, that of the locks' clock, or one of the
 * server's client, and what hangs on them must not block either.
 */
@NullMarked
package dev.hubbub.lock;

import org.jspecify.annotations.NullMarked;
