/**
 * Values of the chat: who, where, what. Immutable, checked when they are made, free of any framework: a value that
 * exists is valid.
 */
@NullMarked
package dev.hubbub.message;

import org.jspecify.annotations.NullMarked;
