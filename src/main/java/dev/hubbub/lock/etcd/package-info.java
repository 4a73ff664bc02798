/**
 * Locks in etcd, by its own lock service. All locks of a process hang on one lease of the server, a session, which is
 * kept alive: when the process is gone, so are they. The token of a lock is the revision in which its key was made, of
 * which there is no second one.
 *
 * <p>Threads: any; answers come on the client's own.
 */
@NullMarked
package dev.hubbub.lock.etcd;

import org.jspecify.annotations.NullMarked;
