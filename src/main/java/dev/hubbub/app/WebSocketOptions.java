package dev.hubbub.app;

import dev.hubbub.stomp.FrameLimits;
import dev.hubbub.stomp.StompVersion;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What the HTTP port holds WebSockets to. No compression: a message is encoded once for all, and would be compressed for
 * each.
 */
@ApplicationScoped
class WebSocketOptions implements HttpServerOptionsCustomizer {

    private static final int CRLF = 2;

    private final StompConfig config;

    WebSocketOptions(StompConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private void customize(HttpServerOptions options) {
        FrameLimits frames = StompProducer.frames(config);
        int longest = Math.addExact(
                Math.multiplyExact(frames.headers() + 2, frames.headerBytes() + CRLF), frames.bodyBytes() + 1);
        options.setMaxWebSocketFrameSize(longest)
                .setMaxWebSocketMessageSize(longest)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(
                        (int) Math.max(1, config.closeGrace().toSeconds()));
        Arrays.stream(StompVersion.values())
                .sorted(Comparator.reverseOrder())
                .forEach(version -> options.addWebSocketSubProtocol(version.subprotocol()));
    }
}
