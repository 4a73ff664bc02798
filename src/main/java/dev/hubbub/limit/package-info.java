/**
 * How often somebody may do something: a token bucket for each address or user, in a bounded number of them; beyond it
 * who is seldom heard of is forgotten, and begins with a full bucket. Any thread; nothing waits. A limit that is off is
 * not there at all.
 */
@NullMarked
package dev.hubbub.limit;

import org.jspecify.annotations.NullMarked;
