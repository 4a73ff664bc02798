package dev.hubbub.app;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps a server that asks nobody who they are from being reached by other machines. Whoever opens a port asks for this
 * first; while it is made, it refuses.
 */
@Singleton
final class Exposure {

    Exposure(SecurityConfig security, GrpcConfig grpc, @ConfigProperty(name = "quarkus.http.host") String httpHost) {
        check(
                security.open() || SecurityConfig.isGuarded(security),
                List.of(new Port("quarkus.http.host", httpHost), new Port("hubbub.grpc.host", grpc.host())));
    }

    /**
     * A port that is to be opened.
     *
     * @param key the setting that says where it listens
     * @param host what the setting says
     */
    record Port(String key, String host) {

        /** Looks the host up, which may block. One that is not known is no address of this machine's own. */
        boolean isBeyondLoopback() {
            try {
                return !InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return true;
            }
        }
    }

    /** @throws IllegalStateException when a port can be reached from elsewhere, and that is not meant */
    static void check(boolean meant, List<Port> ports) {
        List<Port> reached = meant
                ? List.of()
                : ports.stream().filter(Port::isBeyondLoopback).toList();
        if (!reached.isEmpty()) {
            throw new IllegalStateException("other machines could reach this server ("
                    + list(reached, port -> port.key() + "=" + port.host())
                    + "), and it asks nobody who they are. Listen on this machine only ("
                    + list(reached, port -> port.key() + "=127.0.0.1")
                    + "); or have tokens asked for (hubbub.security.public-key=<PEM file>, or hubbub.security.jwks-url); or,"
                    + " if everybody who can reach it may do everything, set hubbub.security.open=true");
        }
    }

    private static String list(List<Port> ports, Function<Port, String> words) {
        return ports.stream().map(words).collect(Collectors.joining(", "));
    }
}
