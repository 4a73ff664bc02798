package dev.hubbub.client;

import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.function.Consumer;

/** Makes clients of one target. */
public interface ChatClients extends AutoCloseable {

    /** A client for {@code member} in {@code room}; it dials when it subscribes. */
    ChatClient client(Room room, Member member);

    /**
     * Has somebody told of each connection that comes about from now on, on an event loop; of transports that have no
     * phases, of none.
     */
    default void onConnected(Consumer<ConnectPhases> told) {}

    /** How many connections are open to the target. */
    int connections();

    /** Closes every connection, and with it every client. Waits for it, for a few seconds at most. */
    @Override
    void close();
}
