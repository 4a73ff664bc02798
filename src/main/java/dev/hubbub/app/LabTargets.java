package dev.hubbub.app;

import dev.hubbub.access.ProcessToken;
import dev.hubbub.client.Dialler;
import dev.hubbub.client.HostPort;
import dev.hubbub.client.Reach;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.grpc.GrpcServer;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How the load lab dials its targets, and which of them are this very server. */
@Singleton
class LabTargets {

    private final OwnHost grpcHost;
    private final OwnHost httpHost;
    private final OwnStomp stomp = new OwnStomp(ConfigProvider.getConfig(), LaunchMode.current() == LaunchMode.TEST);
    private final Target grpc;
    private final Diallers diallers;
    private final @Nullable ProcessToken own;
    private final Reach reach;

    LabTargets(
            LabConfig lab,
            GrpcConfig grpc,
            @ConfigProperty(name = "quarkus.http.host") String httpHost,
            GrpcServer server,
            SecurityProducer.Door door) {
        this.grpcHost = OwnHost.of(grpc.host());
        this.httpHost = OwnHost.of(httpHost);
        @Nullable Tls tls = grpc.tls().equals(GrpcTls.PLAIN_TEXT) ? null : new Tls(null, false);
        this.grpc = new Target(Transport.GRPC, grpcHost.dialled(server.port()), tls, null);
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
        return List.of(grpc, stomp.on(httpHost));
    }

    boolean isOwn(Target target) {
        HostPort there = HostPort.of(target.address());
        return own().stream()
                .anyMatch(own -> own.transport() == target.transport()
                        && Objects.equals(port(own), there.port())
                        && host(own).isAt(there.host()));
    }

    /**
     * A target and what it is shown: this very server its own token, unless another is given, and that in plain text if it
     * speaks no other; nobody else.
     */
    Target known(Target target) {
        if (!isOwn(target)) {
            return target;
        }
        Target here = target.onThisMachine();
        return own == null || target.token() != null ? here : here.withToken(own.secret());
    }

    /** Whether the swarm and the lab may dial an address: what they are allowed to, and this very server. */
    boolean mayDial(InetSocketAddress found) {
        InetAddress address = found.getAddress();
        return reach.mayDial(found)
                || address != null
                        && own().stream()
                                .anyMatch(own -> Objects.equals(port(own), found.getPort())
                                        && host(own).isAt(address));
    }

    /** Comes after {@link Housekeeping} has ended the runs. */
    @PreDestroy
    void close() {
        diallers.close();
    }

    private OwnHost host(Target own) {
        return own.transport() == Transport.GRPC ? grpcHost : httpHost;
    }

    private static @Nullable Integer port(Target own) {
        return HostPort.of(own.address()).port();
    }
}
