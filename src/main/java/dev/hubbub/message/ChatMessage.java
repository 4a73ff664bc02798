package dev.hubbub.message;

import java.time.Instant;

/**
 * Something said, with its place in the room's order.
 *
 * @param draft what was said, by whom and where
 * @param epoch the room's life; offsets compare only within one
 * @param offset the place in the order, from 1, without holes
 * @param time when it got that place
 */
public record ChatMessage(Draft draft, String epoch, long offset, Instant time) {}
