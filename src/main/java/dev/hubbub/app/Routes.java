package dev.hubbub.app;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Routes that are only another name for one that is there. */
@ApplicationScoped
class Routes {

    void alias(@Observes Router router) {
        router.get("/metrics").handler(request -> request.reroute("/q/metrics"));
    }
}
