package dev.hubbub.app;

import dev.hubbub.ws.StompSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** What the HTTP port holds WebSockets to. */
@ApplicationScoped
class WebSocketOptions implements HttpServerOptionsCustomizer {

    private final StompSettings stomp;

    /** @param agreedTo asked for so that it is made before the port is opened */
    WebSocketOptions(StompSettings stomp, Exposure agreedTo) {
        this.stomp = stomp;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        stomp.applyTo(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        stomp.applyTo(options);
    }
}
