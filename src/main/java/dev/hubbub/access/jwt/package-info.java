/**
 * Identities from JSON Web Tokens (RFC 7519), signed with keys that a file or an address has. Only signatures with public
 * keys are taken: never {@code none}, and never a shared secret. Checking is done where it is asked for, which takes some
 * ten microseconds and once for each token; keys are read by a thread of their own, and whoever holds a token that a known
 * key signed waits for that only where nobody has tried it for long.
 */
@NullMarked
package dev.hubbub.access.jwt;

import org.jspecify.annotations.NullMarked;
