package dev.hubbub.hub;

import dev.hubbub.message.Room;

/**
 * A room at a glance.
 *
 * @param room its name
 * @param epoch its life
 * @param offset of its last message; 0 when there was none
 * @param members how many subscriptions it has
 */
public record RoomStatus(Room room, String epoch, long offset, int members) {}
