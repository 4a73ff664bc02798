package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.message.Member;

/**
 * Who listens where, and how.
 *
 * @param readRate messages a second that are read; 0 for as fast as they come
 */
record Seat(RoomLedger room, ChatClients clients, Member member, double readRate) {

    /** A new client for it. */
    ChatClient client() {
        return clients.client(room.room(), member);
    }

    /** Reads slowly by nature. */
    boolean isSlow() {
        return readRate > 0;
    }
}
