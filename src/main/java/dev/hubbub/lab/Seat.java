package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.message.Member;

/**
 * Who listens where, and how.
 *
 * @param route to which target
 * @param readRate messages a second that are read; 0 for as fast as they come
 */
record Seat(RoomLedger room, Route route, Member member, double readRate) {

    /** A new client for it, of the target that is its turn. */
    ChatClient client() {
        return route.client(room.room(), member);
    }

    /** Reads slowly by nature. */
    boolean isSlow() {
        return readRate > 0;
    }
}
