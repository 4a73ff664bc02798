package dev.hubbub.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is: their IPv4 address, or the first 64 bits of their IPv6 address, of which a single customer has all
 * the rest.
 *
 * @param bits the address's
 * @param wide whether it is IPv6
 */
public record AddressBlock(long bits, boolean wide) {

    private static final AddressBlock NOWHERE = new AddressBlock(0, false);

    /** @param address null, or of another kind, for those that have none */
    public static AddressBlock of(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null ? of(inet.getAddress()) : NOWHERE;
    }

    private static AddressBlock of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new AddressBlock(bytes.getLong(), true)
                : new AddressBlock(Integer.toUnsignedLong(bytes.getInt()), false);
    }
}
