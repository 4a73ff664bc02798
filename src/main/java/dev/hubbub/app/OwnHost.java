package dev.hubbub.app;

import dev.hubbub.client.HostPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A host that this server listens on. On its other addresses the same port may be somebody else's.
 *
 * @param name as its setting has it, in {@link HostPort}'s way of writing it
 * @param address that of the name; null when it has none, and so nothing can listen
 */
record OwnHost(String name, @Nullable InetAddress address) {

    private static final String LOCALHOST = "localhost";
    private static final String IPV4_LOOPBACK = "127.0.0.1";

    /** Looks the host up, once and for all, which may block. */
    static OwnHost of(String setting) {
        String name = HostPort.of(setting).host();
        try {
            return new OwnHost(name, InetAddress.getByName(name));
        } catch (UnknownHostException unknown) {
            return new OwnHost(name, null);
        }
    }

    /** Where it is dialled. */
    String dialled(int port) {
        String host = isEverywhere() ? IPV4_LOOPBACK : name;
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Whether who dials {@code host} comes here, and to nobody else. Looks nothing up. */
    boolean isAt(String host) {
        if (isEverywhere()) {
            return new HostPort(host, null).isLoopback();
        }
        return host.equals(name) || host.equals(written()) || host.equals(LOCALHOST) && IPV4_LOOPBACK.equals(written());
    }

    /** Likewise with an address that was found. */
    boolean isAt(InetAddress found) {
        return isEverywhere() ? found.isLoopbackAddress() : found.equals(address);
    }

    private boolean isEverywhere() {
        return address != null && address.isAnyLocalAddress();
    }

    private @Nullable String written() {
        return address == null ? null : HostPort.of(address.getHostAddress()).host();
    }
}
