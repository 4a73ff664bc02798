package dev.hubbub.client.net;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;

/**
 * Lets connections be dialled to those addresses only that may be: next to the network, and so with the very address, which
 * no name service can change any more.
 */
@Sharable
final class DialGuard extends ChannelOutboundHandlerAdapter {

    private final Predicate<InetSocketAddress> mayDial;

    DialGuard(Predicate<InetSocketAddress> mayDial) {
        this.mayDial = mayDial;
    }

    /** The address is none that may be dialled; its message says so. */
    static final class NotAllowedException extends ConnectException {

        private static final long serialVersionUID = 1L;

        NotAllowedException(SocketAddress address) {
            super(address + " may not be dialled; whoever runs this server can add it to hubbub.lab.allowed-targets");
        }
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise connected)
            throws Exception {
        if (remote instanceof InetSocketAddress address && mayDial.test(address)) {
            super.connect(context, remote, local, connected);
        } else {
            connected.setFailure(new NotAllowedException(remote));
        }
    }
}
