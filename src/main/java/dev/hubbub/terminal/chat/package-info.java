/**
 * {@code hubbub chat}: a room at the terminal.
 *
 * <p>Threads: what is typed is read by the thread that executes the command; another fetches what happens in the room
 * and shows it. The answers to what was said come on an event loop, which only notes them.
 *
 * <p>Guarantee: what is shown as said by oneself has its place in the room's order; what is not, is told. Nothing of
 * what others sent reaches the terminal as a control character.
 */
@NullMarked
package dev.hubbub.terminal.chat;

import org.jspecify.annotations.NullMarked;
