package dev.hubbub.testing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A health check that is up until a test says otherwise. */
@Readiness
@ApplicationScoped
public class SwitchableCheck implements HealthCheck {

    private volatile boolean up = true;

    public void set(boolean isUp) {
        up = isUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("switchable")
                .status(up)
                .withData("reason", "a test says so")
                .build();
    }
}
