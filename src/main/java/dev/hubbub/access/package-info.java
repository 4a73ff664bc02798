/**
 * Who somebody is, and what they may do: an identity from a bearer token, and the one table of what each way in asks
 * for. Every protocol comes through {@link dev.hubbub.access.Access}; none decides for itself. Any thread; nothing here
 * blocks. What no rule opens is for administrators only.
 */
@NullMarked
package dev.hubbub.access;

import org.jspecify.annotations.NullMarked;
