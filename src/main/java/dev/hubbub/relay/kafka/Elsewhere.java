package dev.hubbub.relay.kafka;

import dev.hubbub.hub.Peers;
import dev.hubbub.hub.Welcome;
import dev.hubbub.message.Room;
import java.util.Map;

/** The other instances, as the hub sees them. */
record Elsewhere(Neighbours neighbours, Announcer announcer) implements Peers {

    @Override
    public Welcome.Roster members(Room room, int most) {
        return neighbours.members(room, most);
    }

    @Override
    public Map<Room, Integer> rooms() {
        return neighbours.rooms();
    }

    @Override
    public void here(Guest guest, boolean joined) {
        announcer.announce(guest, joined);
    }
}
