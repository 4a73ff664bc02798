package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.SessionDialler;
import dev.hubbub.client.Target;
import dev.hubbub.client.net.ClientLoops;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Dials servers of {@code chat.Broadcast} and {@code chat.Chat}. All its clients share its event loops. Any thread. */
public final class GrpcDialler implements Dialler, AutoCloseable {

    private final ClientLoops loops;
    private final boolean ownsLoops;
    private final Duration publishTimeout;
    private final Set<GrpcChatClients> dialled = ConcurrentHashMap.newKeySet();
    private final Set<GrpcChatSession> sessions = ConcurrentHashMap.newKeySet();

    /**
     * Has event loops of its own, and closes them.
     *
     * @param eventLoops how many threads serve the connections
     * @param publishTimeout how long a server may take to take a message
     */
    public GrpcDialler(int eventLoops, Duration publishTimeout) {
        this(new ClientLoops(eventLoops), true, publishTimeout);
    }

    /** Likewise, but dials such addresses only. */
    public GrpcDialler(int eventLoops, Duration publishTimeout, Predicate<InetSocketAddress> mayDial) {
        this(new ClientLoops(eventLoops, mayDial), true, publishTimeout);
    }

    /** Shares event loops, which are closed after it. */
    public GrpcDialler(ClientLoops loops, Duration publishTimeout) {
        this(loops, false, publishTimeout);
    }

    private GrpcDialler(ClientLoops loops, boolean ownsLoops, Duration publishTimeout) {
        this.loops = loops;
        this.ownsLoops = ownsLoops;
        this.publishTimeout = publishTimeout;
    }

    @Override
    public ChatClients dial(Target target, int streamsPerConnection) {
        Endpoint endpoint = Endpoint.of(target, loops, publishTimeout);
        GrpcChatClients clients = new GrpcChatClients(endpoint, streamsPerConnection, dialled::remove);
        dialled.add(clients);
        return clients;
    }

    /**
     * How rooms of {@code target} are joined. Nothing is dialled yet.
     *
     * @throws dev.hubbub.error.HubbubException as {@link #dial}
     */
    public SessionDialler sessions(Target target) {
        Endpoint endpoint = Endpoint.of(target, loops, publishTimeout);
        return join -> {
            GrpcChatSession session = new GrpcChatSession(endpoint, join, sessions::remove);
            sessions.add(session);
            return session.begin();
        };
    }

    @Override
    public Iterable<? extends Executor> eventLoops() {
        return loops.group();
    }

    /** Closes every client and session that is still open, and its event loops. Waits for it, for a few seconds at most. */
    @Override
    public void close() {
        sessions.forEach(GrpcChatSession::close);
        dialled.forEach(GrpcChatClients::close);
        if (ownsLoops) {
            loops.close();
        }
    }
}
