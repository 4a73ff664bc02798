package dev.hubbub.client;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to go where.
 *
 * @param resume where to go on; null for what is new
 */
public record Join(Room room, Member member, @Nullable Position resume) {}
