package dev.hubbub.client;

import dev.hubbub.error.HubbubException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom clients may dial on behalf of others. Names are listed as they are written, and what they stand for is for those to
 * say who run the name service; but {@code localhost} is this machine whatever they say. Other names may be dialled if all
 * their addresses are listed.
 */
public final class Reach {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|.*:.*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]*[A-Za-z][A-Za-z0-9._-]*");
    private static final String THIS_MACHINE = "localhost";
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private final List<HostPort> names;
    private final List<Network> networks;

    private Reach(List<HostPort> names, List<Network> networks) {
        this.names = names;
        this.networks = networks;
    }

    /**
     * Reads a list.
     *
     * @param entries names and addresses, with a port for that port only; and networks, such as {@code 10.0.0.0/8}
     * @throws HubbubException INVALID_ARGUMENT when one is neither
     */
    public static Reach of(List<String> entries) {
        List<String> all = Stream.concat(
                        entries.stream(),
                        entries.stream()
                                .filter(entry -> entry.equalsIgnoreCase(THIS_MACHINE))
                                .flatMap(here -> LOOPBACK.stream()))
                .toList();
        return new Reach(
                all.stream()
                        .filter(entry -> !entry.contains("/")
                                && !isAddress(HostPort.of(entry).host()))
                        .map(HostPort::of)
                        .toList(),
                all.stream().map(Network::of).filter(Objects::nonNull).toList());
    }

    /**
     * Whether a target that is written so may be dialled. Looks a name up, which waits, where there are networks that its
     * addresses might be in.
     */
    public boolean covers(HostPort target) {
        if (isAddress(target.host())) {
            return contains(target.host(), target.port());
        }
        return isNamed(target.host(), target.port())
                || NAME.matcher(target.host()).matches()
                        && networks.stream().anyMatch(network -> !network.isLoopback())
                        && allAddresses(target);
    }

    /** Whether an address may be dialled that a target was found to be at. Looks nothing up. */
    public boolean mayDial(InetSocketAddress found) {
        String name = found.getHostString();
        boolean trusted = !name.equalsIgnoreCase(THIS_MACHINE) && isNamed(name, found.getPort());
        return trusted || contains(found.getAddress(), found.getPort());
    }

    private boolean isNamed(String host, @Nullable Integer port) {
        return names.stream()
                .anyMatch(name -> name.host().equalsIgnoreCase(host)
                        && (name.port() == null || name.port().equals(port)));
    }

    private boolean contains(String address, @Nullable Integer port) {
        try {
            return contains(InetAddress.getByName(address), port); // an address is not looked up
        } catch (UnknownHostException none) {
            return false;
        }
    }

    private boolean contains(@Nullable InetAddress address, @Nullable Integer port) {
        return address != null && networks.stream().anyMatch(network -> network.contains(address, port));
    }

    private boolean allAddresses(HostPort target) {
        try {
            return Stream.of(InetAddress.getAllByName(target.host()))
                    .allMatch(address -> contains(address, target.port()));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches();
    }

    /**
     * Addresses that begin alike.
     *
     * @param bits how many bits of {@code first} count
     * @param port null for all
     */
    private record Network(InetAddress first, int bits, @Nullable Integer port) {

        static @Nullable Network of(String entry) {
            int slash = entry.indexOf('/');
            HostPort host = HostPort.of(slash < 0 ? entry : entry.substring(0, slash));
            if (slash < 0 && !isAddress(host.host())) {
                return null;
            }
            try {
                InetAddress first = isAddress(host.host()) ? InetAddress.getByName(host.host()) : null;
                int most = first == null ? -1 : first.getAddress().length * Byte.SIZE;
                int bits = slash < 0 ? most : Integer.parseInt(entry.substring(slash + 1));
                if (first != null && bits >= 0 && bits <= most) {
                    return new Network(first, bits, host.port());
                }
            } catch (UnknownHostException | NumberFormatException none) {
                throw malformed(entry);
            }
            throw malformed(entry);
        }

        boolean isLoopback() {
            return first.isLoopbackAddress();
        }

        boolean contains(InetAddress address, @Nullable Integer asked) {
            byte[] here = first.getAddress();
            byte[] there = address.getAddress();
            if (here.length != there.length || port != null && !port.equals(asked)) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((here[bit / Byte.SIZE] ^ there[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static HubbubException malformed(String entry) {
            return HubbubException.invalid(
                    "hubbub.lab.allowed-targets",
                    "must be names, addresses or networks such as chat.example, 10.0.0.7:9000 or 10.0.0.0/8, not \""
                            + entry + "\"");
        }
    }
}
