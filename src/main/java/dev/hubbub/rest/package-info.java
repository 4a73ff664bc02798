/**
 * The HTTP edge: the swarm's commands, the load lab's runs, the rooms, the vital signs. Every fault is an RFC 9457 problem that lists all that
 * is wrong with the request.
 *
 * <p>Threads: resource methods that answer with a stage run on an event loop and must not block; those that read files
 * or many figures are marked {@code @Blocking}.
 */
@NullMarked
package dev.hubbub.rest;

import org.jspecify.annotations.NullMarked;
