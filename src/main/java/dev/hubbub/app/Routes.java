package dev.hubbub.app;

import dev.hubbub.ws.StompDoor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Routes that are no resources: another name for one that is there, and the WebSocket. */
@ApplicationScoped
class Routes {

    private static final String INDEX = "/index.json";

    private final StompDoor stomp;

    Routes(StompDoor stomp) {
        this.stomp = stomp;
    }

    void alias(@Observes Router router) {
        router.get("/metrics").handler(request -> request.reroute("/q/metrics"));
        router.get("/").handler(Routes::wayIn);
    }

    /** Whoever asks for a page, as browsers do, gets the console; everybody else the index. */
    private static void wayIn(RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("text/html")) {
            request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            request.next();
        } else {
            request.reroute(INDEX); // which says so itself: a request that is routed anew forgets its headers
        }
    }

    void stomp(@Observes Router router) {
        router.get("/stomp").handler(request -> stomp.enter(request.request()));
    }
}
