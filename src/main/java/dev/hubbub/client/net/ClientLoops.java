package dev.hubbub.client.net;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The threads that serve clients' connections, of whatever transport. Whoever makes them closes them, after the clients.
 */
public final class ClientLoops implements AutoCloseable {

    private static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup group;
    /** Looking up blocks, and event loops must not. */
    private final ExecutorService lookups =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("client-lookup", true));

    private final @Nullable DialGuard guard;

    /**
     * Whose clients may dial anybody.
     *
     * @param threads how many serve the connections
     */
    public ClientLoops(int threads) {
        this(threads, null);
    }

    /** @param mayDial says which addresses may be dialled, on event loops; null for all */
    public ClientLoops(int threads, @Nullable Predicate<InetSocketAddress> mayDial) {
        this.guard = mayDial == null ? null : new DialGuard(mayDial);
        DefaultThreadFactory factory = new DefaultThreadFactory("client-loop", true);
        this.group = Epoll.isAvailable()
                ? new EpollEventLoopGroup(threads, factory)
                : new NioEventLoopGroup(threads, factory);
    }

    public EventLoopGroup group() {
        return group;
    }

    /** What a connection is made of on these loops. */
    public ChannelFactory<SocketChannel> channels() {
        return () -> {
            SocketChannel channel = Epoll.isAvailable() ? new EpollSocketChannel() : new NioSocketChannel();
            if (guard != null) {
                channel.pipeline().addFirst(guard);
            }
            return channel;
        };
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
