package dev.hubbub.app;

import dev.hubbub.user.UserStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the directory's database answers. */
@Readiness
@ApplicationScoped
class UsersReadiness implements HealthCheck {

    private final UserStore store;

    UsersReadiness(UserStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        String outage = store.outage();
        return outage == null
                ? HealthCheckResponse.named("users").up().build()
                : HealthCheckResponse.named("users")
                        .down()
                        .withData("db error", outage)
                        .build();
    }
}
