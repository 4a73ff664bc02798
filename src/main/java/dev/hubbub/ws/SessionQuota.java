package dev.hubbub.ws;

import dev.hubbub.limit.AddressQuota;
import dev.hubbub.stomp.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** How many sessions there may be: in all, and of an address. Any thread. */
final class SessionQuota {

    private final StompSettings settings;
    private final StompStats stats;
    private final AddressQuota addresses;

    SessionQuota(StompSettings settings, StompStats stats) {
        this.settings = settings;
        this.stats = stats;
        this.addresses = new AddressQuota(settings.sessionsPerAddress());
    }

    /** One more comes, from an address if it is known, which is to {@link #leave} once; or, when there are too many, why it does not. */
    @Nullable Turnaway enter(@Nullable SocketAddress from) {
        if (stats.onOpened() > settings.sessions()) {
            stats.onClosed();
            return new Turnaway(
                    Refusal.SESSIONS,
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "there are " + settings.sessions() + " sessions already; come again later");
        }
        if (!addresses.enter(from)) {
            stats.onClosed();
            return new Turnaway(
                    Refusal.ADDRESS,
                    HttpResponseStatus.TOO_MANY_REQUESTS,
                    "there are " + settings.sessionsPerAddress() + " sessions of your address already");
        }
        return null;
    }

    void leave(@Nullable SocketAddress from) {
        addresses.leave(from);
        stats.onClosed();
    }
}
