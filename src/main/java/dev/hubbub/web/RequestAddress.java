package dev.hubbub.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, for whatever is counted by that. */
public final class RequestAddress {

    private RequestAddress() {}

    /** As a proxy says that is trusted to, if there is one; null when it is no address. The port says nothing. */
    public static @Nullable InetSocketAddress of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String text = remote == null ? null : remote.hostAddress() == null ? remote.host() : remote.hostAddress();
        InetAddress address = text == null ? null : NetUtil.createInetAddressFromIpAddressString(text);
        return address == null ? null : new InetSocketAddress(address, 0);
    }
}
