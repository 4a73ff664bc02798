package dev.hubbub.app;

import dev.hubbub.client.Dialler;
import dev.hubbub.client.HostPort;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.client.grpc.GrpcDialler;
import dev.hubbub.grpc.GrpcServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the load lab dials its targets, and which of them is this very server. */
@Singleton
class LabTargets {

    private final Target own;
    private final GrpcDialler dialler;

    LabTargets(LabConfig lab, GrpcConfig grpc, GrpcServer server) {
        this.own = own(grpc, server.port());
        this.dialler = new GrpcDialler(lab.eventLoops(), lab.publishTimeout());
    }

    Dialler dialler() {
        return dialler;
    }

    /** This very server. Its certificate is not looked at: it need not be of the address that we dial. */
    Target own() {
        return own;
    }

    boolean isOwn(Target target) {
        HostPort here = HostPort.of(own.address());
        HostPort there = HostPort.of(target.address());
        return there.equals(here) || there.isLoopback() && Objects.equals(here.port(), there.port());
    }

    /** Comes after {@link Housekeeping} has ended the runs. */
    @PreDestroy
    void close() {
        dialler.close();
    }

    private static Target own(GrpcConfig config, int port) {
        HostPort host = HostPort.of(config.host());
        boolean everywhere = host.equals(HostPort.of("0.0.0.0")) || host.equals(HostPort.of("::"));
        @Nullable Tls tls = config.tls().equals(GrpcProducer.PLAIN_TEXT) ? null : new Tls(null, false);
        String address = everywhere ? "127.0.0.1" : config.host();
        return new Target(Transport.GRPC, bracketed(address) + ":" + port, tls, null);
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
