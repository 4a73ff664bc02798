package dev.hubbub.app;

import dev.hubbub.grpc.GrpcServer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the gRPC port takes calls. */
@Readiness
@ApplicationScoped
class GrpcReadiness implements HealthCheck {

    private final GrpcServer server;

    GrpcReadiness(GrpcServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gRPC server")
                .status(server.isServing())
                .withData("port", server.port())
                .build();
    }
}
