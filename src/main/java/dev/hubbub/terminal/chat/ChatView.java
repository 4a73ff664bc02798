package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Joined;
import dev.hubbub.client.ChatEvent.Roster;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.ChatSession.OpenRooms;

/** Shows what happens in a chat. Any thread. */
interface ChatView {

    /** @param own whether it was said here */
    void said(Said message, boolean own);

    /** What was said here and is not in the room, or not for sure. */
    void notSaid(String text, String reason);

    /** In a room for the first time, or in another one. */
    void joined(Joined room);

    /** In the room again, after {@link #lost}. */
    void back(Joined room);

    /** The connection; it is tried for again. */
    void lost(String reason);

    void present(Roster members);

    void rooms(OpenRooms rooms);

    /** Somebody came or went, or messages were skipped. */
    void happened(ChatEvent event);

    /** An answer to a command. */
    void told(String text);

    /** A command that could not be done, and why. */
    void refused(String why);
}
