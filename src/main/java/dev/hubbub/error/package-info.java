/**
 * What can go wrong, in words a person can act on. Thrown where the fact is known, mapped once at each edge
 * (gRPC status, RFC 9457 problem, exit code).
 */
@NullMarked
package dev.hubbub.error;

import org.jspecify.annotations.NullMarked;
