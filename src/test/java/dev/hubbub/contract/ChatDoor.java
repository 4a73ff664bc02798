package dev.hubbub.contract;

import dev.hubbub.client.ChatClients;
import java.util.List;

/** A server of some protocol, and how its adapter dials it. */
interface ChatDoor extends AutoCloseable {

    /** Clients of it. */
    ChatClients dial();

    /** Says so many things in the fixtures' room, and returns them. */
    List<String> say(int count);

    /** Who listens there. */
    int members();

    /** The server goes, its port with it. */
    void shut();

    @Override
    void close();
}
