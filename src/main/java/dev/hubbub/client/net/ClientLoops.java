package dev.hubbub.client.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve clients' connections, of whatever transport. Whoever makes them closes them, after the clients.
 */
public final class ClientLoops implements AutoCloseable {

    private static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup group;
    /** Looking up blocks, and event loops must not. */
    private final ExecutorService lookups =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("client-lookup", true));

    /** @param threads how many serve the connections */
    public ClientLoops(int threads) {
        DefaultThreadFactory factory = new DefaultThreadFactory("client-loop", true);
        this.group = Epoll.isAvailable()
                ? new EpollEventLoopGroup(threads, factory)
                : new NioEventLoopGroup(threads, factory);
    }

    public EventLoopGroup group() {
        return group;
    }

    /** What a connection is made of on these loops. */
    public Class<? extends SocketChannel> channelType() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** The first address of a host; failed with an {@link UnknownHostException} when it has none. */
    public CompletionStage<InetAddress> lookUp(String host) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return InetAddress.getByName(host);
                    } catch (UnknownHostException unknown) {
                        throw new CompletionException(unknown);
                    }
                },
                lookups);
    }

    /** Ends them. Waits for it, for a few seconds at most. */
    @Override
    public void close() {
        lookups.shutdownNow();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
