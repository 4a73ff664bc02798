package dev.hubbub.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The server that clients dial.
 *
 * @param address host:port
 * @param tls null for plain text
 * @param token a bearer token that every call, or session, carries; null for none
 * @param stomp how it is spoken to over STOMP; null for any other transport
 * @param local whether it is known to be on this machine, so that nobody listens on the way, whatever its address
 */
public record Target(
        Transport transport,
        String address,
        @Nullable Tls tls,
        @Nullable String token,
        @Nullable StompTarget stomp,
        boolean local) {

    public Target {
        if ((transport == Transport.STOMP) != (stomp != null)) {
            throw new IllegalArgumentException(transport + " with " + stomp);
        }
    }

    /** One of a transport that needs to know no more. */
    public Target(Transport transport, String address, @Nullable Tls tls, @Nullable String token) {
        this(transport, address, tls, token, null);
    }

    /** One of which nothing is known but its address. */
    public Target(
            Transport transport,
            String address,
            @Nullable Tls tls,
            @Nullable String token,
            @Nullable StompTarget stomp) {
        this(transport, address, tls, token, stomp, false);
    }

    /** A gRPC server that asks for nothing. */
    public static Target plain(String address) {
        return new Target(Transport.GRPC, address, null, null);
    }

    /**
     * This one, dialled elsewhere.
     *
     * @param other its transport, address and path are taken, and its TLS and token where it has any
     */
    public Target at(Target other) {
        StompTarget its = other.stomp();
        return new Target(
                other.transport(),
                other.address(),
                other.tls() == null ? tls : other.tls(),
                other.token() == null ? token : other.token(),
                its == null || stomp == null ? its : stomp.withPath(its.path()),
                other.local());
    }

    /** The same with another token, or none. */
    public Target withToken(@Nullable String other) {
        return new Target(transport, address, tls, other, stomp, local);
    }

    /** The same, which is known to be on this machine. */
    public Target onThisMachine() {
        return new Target(transport, address, tls, token, stomp, true);
    }

    /** Whether somebody could listen on the way to it, and so read what is secret. */
    public boolean isOverheard() {
        return tls == null && !local && !HostPort.of(address).isLoopback();
    }

    /** The same without what is secret, for reports and logs: its token, and whatever a query may hold. */
    @Override
    public String toString() {
        if (stomp != null) {
            return (tls == null ? "ws://" : "wss://") + address + stomp.path().replaceFirst("\\?.*", "");
        }
        return transport.name().toLowerCase(Locale.ROOT) + (tls == null ? "://" : "s://") + address;
    }
}
