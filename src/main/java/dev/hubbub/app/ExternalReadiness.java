package dev.hubbub.app;

import dev.hubbub.lock.Locks;
import dev.hubbub.relay.Cluster;
import dev.hubbub.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready while the servers that this instance was told to use answer; only looked at when it is told to look. */
@Readiness
@ApplicationScoped
class ExternalReadiness implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HealthConfig config;
    private final Locks locks;
    private final Relay relay;

    ExternalReadiness(HealthConfig config, Locks locks, Relay relay) {
        this.config = config;
        this.locks = locks;
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> outages = config.external() ? outages() : List.of();
        return outages.isEmpty()
                ? HealthCheckResponse.named("external").up().build()
                : HealthCheckResponse.named("external")
                        .down()
                        .withData("external error", String.join("; ", outages))
                        .build();
    }

    private List<String> outages() {
        List<String> outages = new ArrayList<>();
        String lockServer = lockServer();
        if (lockServer != null) {
            outages.add(lockServer);
        }
        Cluster cluster = relay.cluster();
        if (cluster.state() != Cluster.State.UP) {
            outages.add(cluster.relay() + ": " + cluster.state());
        }
        return outages;
    }

    private @Nullable String lockServer() {
        try {
            return locks.outage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            return "the lock server: " + failure;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "the lock server: " + interrupted;
        }
    }
}
