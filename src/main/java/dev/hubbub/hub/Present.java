package dev.hubbub.hub;

/**
 * Who is in the room, told to one subscriber that asked.
 *
 * @param roster who is there at this place in the room's order
 */
public record Present(Welcome.Roster roster) implements Delivery {

    @Override
    public int bytes() {
        return Sequenced.OVERHEAD_BYTES * (1 + roster.listed().size());
    }
}
