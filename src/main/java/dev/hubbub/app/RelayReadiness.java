package dev.hubbub.app;

import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while what is said here reaches all instances. */
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {

    private final Relay relay;

    RelayReadiness(Relay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        Cluster cluster = relay.cluster();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("relay")
                .status(cluster.state() == Cluster.State.UP)
                .withData("relay", cluster.relay())
                .withData("state", cluster.state().name());
        String away = cluster.partitions().stream()
                .filter(partition -> !partition.available())
                .map(partition -> Integer.toString(partition.partition()))
                .collect(Collectors.joining(", "));
        return (away.isEmpty() ? answer : answer.withData("partitions that take no messages", away)).build();
    }
}
