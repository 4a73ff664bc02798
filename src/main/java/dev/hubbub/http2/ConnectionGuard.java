package dev.hubbub.http2;

import dev.hubbub.limit.AddressQuota;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a connection to its limits, next to the network and so below TLS: how many connections there are, how long it
 * takes to begin, how much waits for it to be read. Closes it when it goes beyond.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    /** How long a goodbye may take to be written: a peer that does not read would keep the connection for ever. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final ConnectionLimits limits;
    private final ConnectionStats stats;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> deadline;
    private final AddressQuota addresses;
    private @Nullable SocketAddress counted;
    private boolean refused;

    ConnectionGuard(ConnectionLimits limits, ConnectionStats stats, AddressQuota addresses) {
        this.limits = limits;
        this.stats = stats;
        this.addresses = addresses;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
        int open = stats.onOpened();
        context.channel().closeFuture().addListener(closed -> onClosed());
        if (open > limits.connections()) {
            refuse(Refusal.CONNECTIONS);
            close();
        } else if (!addresses.enter(context.channel().remoteAddress())) {
            refuse(Refusal.ADDRESS);
            close();
        } else {
            counted = context.channel().remoteAddress();
            deadline = context.executor()
                    .schedule(
                            () -> {
                                refuse(Refusal.HANDSHAKE);
                                close();
                            },
                            limits.handshakeTimeout().toNanos(),
                            TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        ChannelOutboundBuffer unwritten = context.channel().unsafe().outboundBuffer();
        if (unwritten != null && unwritten.totalPendingWriteBytes() > limits.unreadBytes()) {
            refuse(Refusal.UNREAD);
            close();
        }
    }

    boolean isRefused() {
        return refused;
    }

    /** The peer has begun to speak HTTP/2. */
    void begun() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Counts the reason, the first if there are more. Whoever calls this says goodbye; the rest is seen to here. */
    void refuse(Refusal reason) {
        if (!refused && context != null) {
            refused = true;
            stats.onRefused(reason);
            deadline = context.executor().schedule(this::close, GOODBYE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Closes without a goodbye. */
    void close() {
        if (context != null) {
            ChannelFuture unused = context.close();
        }
    }

    private void onClosed() {
        stats.onClosed();
        if (counted != null) {
            addresses.leave(counted);
        }
        begun();
    }
}
