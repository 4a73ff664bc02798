package dev.hubbub.testing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Servers of Vert.x on free loopback ports, which end with their Vert.x. */
public final class VertxServer {

    private VertxServer() {}

    /** Starts one, and waits until it listens; its port. */
    public static int start(Vertx vertx, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }
}
