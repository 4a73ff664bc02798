package dev.hubbub.app;

import dev.hubbub.ws.StompDoor;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Routes that are no resources: another name for one that is there, and the WebSocket. */
@ApplicationScoped
class Routes {

    private static final String INDEX = "/index.json";
    private static final int BEFORE_METRICS = -1;

    private final StompDoor stomp;

    Routes(StompDoor stomp) {
        this.stomp = stomp;
    }

    void alias(@Observes Router router) {
        router.get("/q/metrics").order(BEFORE_METRICS).handler(Routes::openMetrics);
        router.get("/metrics").handler(request -> request.reroute("/q/metrics"));
        router.get("/").handler(Routes::wayIn);
    }

    /**
     * Prometheus asks for OpenMetrics, which alone have exemplars, first, and for plain text in case there are none.
     * Quarkus answers with plain text wherever that is accepted, and knows OpenMetrics by their full name only.
     */
    private static void openMetrics(RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("application/openmetrics-text")) {
            request.request().headers().set(HttpHeaders.ACCEPT, TextFormat.CONTENT_TYPE_OPENMETRICS_100);
        }
        request.next();
    }

    /** Whoever asks for a page, as browsers do, gets the console; everybody else the index. */
    private static void wayIn(RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("text/html")) {
            request.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            request.next();
        } else {
            request.reroute(INDEX); // which says so itself: a request that is routed anew forgets its headers
        }
    }

    void stomp(@Observes Router router) {
        router.get("/stomp").handler(request -> stomp.enter(request.request()));
    }
}
