package dev.hubbub.app;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * How this server's own WebSocket is dialled.
 *
 * @param config where Quarkus writes the ports that it got, when it listens
 * @param test whether it listens on the ports that are for tests
 */
record OwnStomp(Config config, boolean test) {

    private static final int HTTPS = 8443;
    private static final int HTTPS_IN_TESTS = 8444;

    /** Over TLS when HTTP in plain text is off, or leads nowhere but there. */
    Target on(OwnHost host) {
        boolean plain = config.getOptionalValue("quarkus.http.insecure-requests", String.class)
                .orElse("enabled")
                .equalsIgnoreCase("enabled");
        @Nullable Tls tls = plain ? null : new Tls(null, false);
        return new Target(
                Transport.STOMP,
                host.dialled(plain ? plainPort() : tlsPort()),
                tls,
                null,
                StompTarget.plain(StompTarget.OWN_PATH));
    }

    private int plainPort() {
        return config.getValue(test ? "quarkus.http.test-port" : "quarkus.http.port", Integer.class);
    }

    private int tlsPort() {
        return config.getOptionalValue(test ? "quarkus.https.test-port" : "quarkus.https.port", Integer.class)
                .or(() -> config.getOptionalValue(
                        test ? "quarkus.http.test-ssl-port" : "quarkus.http.ssl-port", Integer.class))
                .orElse(test ? HTTPS_IN_TESTS : HTTPS);
    }
}
