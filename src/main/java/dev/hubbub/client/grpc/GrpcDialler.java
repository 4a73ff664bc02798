package dev.hubbub.client.grpc;

import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.Target;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Dials servers of {@code chat.Broadcast}. All its clients share its event loops. Any thread. */
public final class GrpcDialler implements Dialler, AutoCloseable {

    static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup eventLoops;
    private final Duration publishTimeout;
    private final Set<GrpcChatClients> dialled = ConcurrentHashMap.newKeySet();

    /**
     * @param eventLoops how many threads serve the connections
     * @param publishTimeout how long a server may take to take a message
     */
    public GrpcDialler(int eventLoops, Duration publishTimeout) {
        this.eventLoops = group(eventLoops);
        this.publishTimeout = publishTimeout;
    }

    @Override
    public ChatClients dial(Target target, int streamsPerConnection) {
        Endpoint endpoint = Endpoint.of(target, eventLoops, publishTimeout);
        GrpcChatClients clients = new GrpcChatClients(endpoint, streamsPerConnection, dialled::remove);
        dialled.add(clients);
        return clients;
    }

    @Override
    public Iterable<? extends Executor> eventLoops() {
        return eventLoops;
    }

    /** Closes every client that is still open, and ends the event loops. Waits for it, for a few seconds at most. */
    @Override
    public void close() {
        dialled.forEach(GrpcChatClients::close);
        eventLoops
                .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private static EventLoopGroup group(int threads) {
        DefaultThreadFactory factory = new DefaultThreadFactory("client-loop", true);
        return Epoll.isAvailable()
                ? new EpollEventLoopGroup(threads, factory)
                : new NioEventLoopGroup(threads, factory);
    }
}
