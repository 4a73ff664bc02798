package dev.hubbub.lab;

import dev.hubbub.client.Position;

/** The server's own order, where it states one: within an epoch, offsets must rise. Not thread-safe. */
final class OffsetTrail {

    private String epoch = "";
    private long offset;

    /**
     * Goes on to an arrival, unless it is behind another.
     *
     * @param itsOffset 0 when the server states none
     * @return whether a later one has arrived before
     */
    boolean isBehind(String epochOfOffset, long itsOffset) {
        if (itsOffset == 0) {
            return false;
        }
        boolean behind = itsOffset < offset && epochOfOffset.equals(epoch);
        if (!behind) {
            epoch = epochOfOffset;
            offset = itsOffset;
        }
        return behind;
    }

    /** The latest arrival. */
    Position position() {
        return new Position(epoch, offset);
    }
}
