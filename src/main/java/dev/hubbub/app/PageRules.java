package dev.hubbub.app;

import dev.hubbub.access.Access;
import dev.hubbub.access.Origins;
import dev.hubbub.app.Exposure.Port;
import dev.hubbub.rest.HeaderFilter;
import dev.hubbub.rest.PageFilter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What browsers are told about answers, and which of their pages may use the server. Before all other filters but the limits. */
@ApplicationScoped
class PageRules {

    private static final int PRIORITY_OF_HEADERS = 90_000;
    private static final int PRIORITY_OF_PAGES = 80_000;

    void install(
            @Observes Filters filters,
            Access access,
            SecurityConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        boolean ownMachine = !new Port("quarkus.http.host", host).isBeyondLoopback();
        filters.register(new HeaderFilter(LaunchMode.current() != LaunchMode.DEVELOPMENT), PRIORITY_OF_HEADERS);
        filters.register(
                new PageFilter(new Origins(config.allowedOrigins()), ownMachine && !access.isGuarded(), access.stats()),
                PRIORITY_OF_PAGES);
    }
}
