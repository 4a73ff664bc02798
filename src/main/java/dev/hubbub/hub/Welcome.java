package dev.hubbub.hub;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.List;

/**
 * The first delivery of a subscription: every message after this offset follows.
 *
 * @param room what was joined
 * @param epoch the room's life
 * @param offset of the last message before the join; 0 when there was none
 * @param roster who is there, the new member included
 */
public record Welcome(Room room, String epoch, long offset, Roster roster) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES * (1 + roster.listed().size());
    }

    /**
     * Who is in a room.
     *
     * @param listed the first of them, by the time they came
     * @param count how many there are, listed or not
     */
    public record Roster(List<Member> listed, int count) {}
}
