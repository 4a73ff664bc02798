package dev.hubbub.app;

import dev.hubbub.access.ProcessToken;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.HostPort;
import dev.hubbub.client.Reach;
import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.grpc.GrpcServer;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** How the load lab dials its targets, and which of them are this very server. */
@Singleton
class LabTargets {

    private final Target grpc;
    private final Diallers diallers;
    private final @Nullable ProcessToken own;
    private final Reach reach;

    LabTargets(LabConfig lab, GrpcConfig grpc, GrpcServer server, SecurityProducer.Door door) {
        this.grpc = grpc(grpc, server.port());
        this.own = door.own();
        this.diallers =
                new Diallers(lab.eventLoops(), lab.publishTimeout(), new Diallers.Rules(this::known, this::mayDial));
        this.reach = Reach.of(lab.allowedTargets());
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

    /** A target and what it is shown: this very server its own token, unless another is given; nobody else. */
    Target known(Target target) {
        return own != null && target.token() == null && isOwn(target) ? target.withToken(own.secret()) : target;
    }

    /** Whether the swarm and the lab may dial an address: what they are allowed to, and this very server. */
    boolean mayDial(InetSocketAddress found) {
        return reach.mayDial(found)
                || own().stream()
                        .map(target -> HostPort.of(target.address()))
                        .anyMatch(here -> here.equals(new HostPort(
                                found.getAddress() == null
                                        ? ""
                                        : found.getAddress().getHostAddress(),
                                found.getPort())));
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
        @Nullable Tls tls = config.tls().equals(GrpcTls.PLAIN_TEXT) ? null : new Tls(null, false);
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
