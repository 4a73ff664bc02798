package dev.hubbub.terminal;

import dev.hubbub.client.HostPort;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A gRPC server as people write it: HOST:PORT, or the same as a URL, in which https:// asks for TLS. */
public final class GrpcAddress {

    private static final Pattern SHAPE = Pattern.compile("(?:(https?)://)?([^/\\s]+)/?");

    private GrpcAddress() {}

    /** The target that is meant; null when {@code text} is none. */
    public static @Nullable Target target(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        HostPort address = HostPort.of(parts.group(2));
        Tls encryption = "https".equals(parts.group(1)) ? new Tls(null, true) : null;
        return address.host().isEmpty() || address.port() == null
                ? null
                : new Target(Transport.GRPC, parts.group(2), encryption, null);
    }
}
