package dev.hubbub.app;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks clients of the HTTP port for their certificates; Quarkus itself can only be told so while it is built. */
@ApplicationScoped
class ClientCertificates implements HttpServerOptionsCustomizer {

    private static final String KEY = "hubbub.security.http-client-auth";

    private final ClientAuth asked;

    /** @throws IllegalArgumentException when whoever has none could come in by plain text */
    ClientCertificates(
            SecurityConfig config,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled") String plainText) {
        this.asked = switch (config.httpClientAuth()) {
            case NONE -> ClientAuth.NONE;
            case OPTIONAL -> ClientAuth.REQUEST;
            case REQUIRE -> ClientAuth.REQUIRED;
        };
        if (asked == ClientAuth.REQUIRED && plainText.equalsIgnoreCase("enabled")) {
            throw new IllegalArgumentException(
                    KEY + "=require asks for certificates over TLS, and whoever has none could"
                            + " come in by plain text; set quarkus.http.insecure-requests=disabled");
        }
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (asked == ClientAuth.NONE) {
            return;
        }
        if (options.getTrustOptions() == null) {
            throw new IllegalArgumentException(KEY + " is set, but not whose certificates to trust; set"
                    + " quarkus.tls.<name>.trust-store of the TLS configuration that"
                    + " quarkus.http.tls-configuration-name names");
        }
        options.setClientAuth(asked);
    }
}
