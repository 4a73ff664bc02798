package dev.hubbub.hub;

import dev.hubbub.message.Room;

/** Where the rooms of a hub get their order. Any thread; nothing may block. */
public interface Origin {

    /**
     * Somebody wants to listen.
     *
     * @throws dev.hubbub.error.HubbubException UNAVAILABLE when what was said before is still being read
     */
    default void checkReady() {}

    /**
     * A room is opened here: from where on its messages come.
     *
     * @throws dev.hubbub.error.HubbubException UNAVAILABLE when that cannot be told yet
     */
    Beginning begin(Room room);

    /**
     * A room is forgotten here, with its history. Under the room's lock.
     *
     * @param epoch its life
     * @param offset of the last message it had
     */
    default void forgotten(Room room, String epoch, long offset) {}

    /**
     * A room's life here.
     *
     * @param epoch offsets compare only within one
     * @param offset every message after it comes here
     * @param since nothing was said between it and {@code offset}; 0 for never before
     * @param shared whether the room has this order elsewhere, too, so that somebody may know more of it than this hub
     */
    record Beginning(String epoch, long offset, long since, boolean shared) {}
}
