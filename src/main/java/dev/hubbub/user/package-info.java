/**
 * The user directory: who there is, with a version each, and the port to where it is kept. Changes to one user come one
 * after the other, over all instances: each holds the lock of the user's id, and its fencing token.
 *
 * <p>Threads: {@link dev.hubbub.user.UserDirectory} may be called on an event loop; a store blocks, and is called on the
 * threads that the directory was given.
 *
 * <p>Guarantee: whoever was thought to hold a user's lock and does so no longer changes nothing.
 */
@NullMarked
package dev.hubbub.user;

import org.jspecify.annotations.NullMarked;
