package dev.hubbub.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The server that clients dial.
 *
 * @param address host:port for gRPC
 * @param tls null for plain text
 * @param token a bearer token that every call carries; null for none
 */
public record Target(Transport transport, String address, @Nullable Tls tls, @Nullable String token) {

    /** A gRPC server that asks for nothing. */
    public static Target plain(String address) {
        return new Target(Transport.GRPC, address, null, null);
    }

    /** The same without its token, for reports and logs. */
    @Override
    public String toString() {
        return transport.name().toLowerCase(Locale.ROOT) + (tls == null ? "://" : "s://") + address;
    }
}
