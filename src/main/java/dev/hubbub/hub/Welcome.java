package dev.hubbub.hub;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.List;

/**
 * The first delivery of a subscription: every message after this offset follows.
 *
 * @param room what was joined
 * @param epoch the room's life
 * @param offset of the last message before those that follow: where the subscriber had come to when it was recovered,
 *     else the room's last; 0 when there was none
 * @param recovered whether it resumed and all it missed follows; false when it did not resume
 * @param roster who is there, the new member included
 */
public record Welcome(Room room, String epoch, long offset, boolean recovered, Roster roster) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES * (1 + roster.listed().size());
    }

    /**
     * Who is in a room.
     *
     * @param listed the first of them: who is at this instance by the time they came, then others in no order
     * @param count how many there are, listed or not
     */
    public record Roster(List<Member> listed, int count) {}
}
