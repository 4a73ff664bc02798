package dev.hubbub.app;

import dev.hubbub.client.Dialler;
import dev.hubbub.client.HostPort;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.grpc.GrpcServer;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** How the load lab dials its targets, and which of them are this very server. */
@Singleton
class LabTargets {

    private final Target grpc;
    private final Diallers diallers;

    LabTargets(LabConfig lab, GrpcConfig grpc, GrpcServer server) {
        this.grpc = grpc(grpc, server.port());
        this.diallers = new Diallers(lab.eventLoops(), lab.publishTimeout());
    }

    Dialler dialler() {
        return diallers;
    }

    /** This very server, gRPC first. Its certificate is not looked at: it need not be of the address that we dial. */
    List<Target> own() {
        return List.of(grpc, stomp());
    }

    boolean isOwn(Target target) {
        return own().stream()
                .filter(own -> own.transport() == target.transport())
                .anyMatch(own -> isSame(HostPort.of(own.address()), HostPort.of(target.address())));
    }

    /** Comes after {@link Housekeeping} has ended the runs. */
    @PreDestroy
    void close() {
        diallers.close();
    }

    private static boolean isSame(HostPort here, HostPort there) {
        return there.equals(here) || there.isLoopback() && Objects.equals(here.port(), there.port());
    }

    private static Target grpc(GrpcConfig config, int port) {
        @Nullable Tls tls = config.tls().equals(GrpcProducer.PLAIN_TEXT) ? null : new Tls(null, false);
        return new Target(Transport.GRPC, dialled(config.host()) + ":" + port, tls, null);
    }

    /** Quarkus writes the port that it got into its configuration when it listens. */
    private static Target stomp() {
        String key = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        int port = ConfigProvider.getConfig().getValue(key, Integer.class);
        return new Target(
                Transport.STOMP, dialled(host) + ":" + port, null, null, StompTarget.plain(StompTarget.OWN_PATH));
    }

    /** Where a server is dialled that listens on {@code host}. */
    private static String dialled(String host) {
        HostPort listens = HostPort.of(host);
        boolean everywhere = listens.equals(HostPort.of("0.0.0.0")) || listens.equals(HostPort.of("::"));
        String address = everywhere ? "127.0.0.1" : host;
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
