package dev.hubbub.rest;

import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.Limits;
import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Lets no more requests of an address pass than are allowed, whoever serves them. On event loops. */
public final class RateFilter implements Handler<RoutingContext> {

    /** A request that is routed anew is none more. */
    private static final String COUNTED = RateFilter.class.getName();

    private final Limits limits;

    public RateFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void handle(RoutingContext request) {
        if (request.data().put(COUNTED, true) != null) {
            request.next();
            return;
        }
        try {
            limits.onRequest(address(request.request().remoteAddress()));
        } catch (HubbubException tooMany) {
            HttpAnswers.refuse(request, tooMany);
            return;
        }
        request.next();
    }

    /** As a proxy says that is trusted to, if there is one. Nothing is looked up. */
    private static @Nullable InetSocketAddress address(@Nullable SocketAddress remote) {
        String text = remote == null ? null : remote.hostAddress() == null ? remote.host() : remote.hostAddress();
        InetAddress address = text == null ? null : NetUtil.createInetAddressFromIpAddressString(text);
        return address == null ? null : new InetSocketAddress(address, 0);
    }
}
