package dev.hubbub.hub;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.List;
import java.util.Map;

/** The instances that share their rooms with this hub: who is there, and word to them of who is here. */
public interface Peers {

    /** A hub that is alone. */
    Peers NONE = new Peers() {

        @Override
        public Welcome.Roster members(Room room, int most) {
            return new Welcome.Roster(List.of(), 0);
        }

        @Override
        public Map<Room, Integer> rooms() {
            return Map.of();
        }

        @Override
        public void here(Guest guest, boolean joined) {
            // nobody to tell
        }
    };

    /** Who is in a room at other instances, the first {@code most} of them, and how many there are. Must not block. */
    Welcome.Roster members(Room room, int most);

    /** The rooms in which somebody is at another instance, and how many are. */
    Map<Room, Integer> rooms();

    /** Somebody came or went here. In the order in which it happened, under the room's lock: must not block. */
    void here(Guest guest, boolean joined);

    /**
     * Somebody in a room of this hub.
     *
     * @param connection their subscription's number, which no other of this hub has
     */
    record Guest(Room room, Member member, long connection) {}
}
