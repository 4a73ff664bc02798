package dev.hubbub.hub;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import org.jspecify.annotations.Nullable;

/**
 * The wish to be in a room.
 *
 * @param room where
 * @param member who
 * @param resume where they had come to; null when they only want what is said from now on
 */
public record Join(Room room, Member member, @Nullable Resume resume) {}
