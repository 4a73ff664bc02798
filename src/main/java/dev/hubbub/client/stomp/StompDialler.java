package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import dev.hubbub.client.net.ClientLoops;
import dev.hubbub.error.HubbubException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Dials STOMP brokers over WebSocket. Any thread. */
public final class StompDialler implements Dialler, AutoCloseable {

    private final ClientLoops loops;
    private final Set<StompChatClients> dialled = ConcurrentHashMap.newKeySet();

    /** @param loops serve the connections; closed after this, by whoever made them */
    public StompDialler(ClientLoops loops) {
        this.loops = loops;
    }

    /** @param streamsPerConnection 1, since a session is a connection */
    @Override
    public ChatClients dial(Target target, int streamsPerConnection) {
        if (streamsPerConnection != 1) {
            throw HubbubException.invalid(
                    "streamsPerConnection", "must be 1 over STOMP, where each session is a connection of its own");
        }
        StompChatClients clients = new StompChatClients(Endpoint.of(target, loops), dialled::remove);
        dialled.add(clients);
        return clients;
    }

    @Override
    public Iterable<? extends Executor> eventLoops() {
        return loops.group();
    }

    /** Closes every client that is still open. Waits for it, for a few seconds at most. */
    @Override
    public void close() {
        dialled.forEach(StompChatClients::close);
    }
}
