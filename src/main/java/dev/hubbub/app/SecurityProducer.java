package dev.hubbub.app;

import dev.hubbub.access.Access;
import dev.hubbub.access.AccessTable;
import dev.hubbub.access.ProcessToken;
import dev.hubbub.access.jwt.JwksUrl;
import dev.hubbub.access.jwt.JwtAuthenticator;
import dev.hubbub.access.jwt.JwtSettings;
import dev.hubbub.access.jwt.KeyRing;
import dev.hubbub.access.jwt.PemFile;
import dev.hubbub.limit.Limits;
import dev.hubbub.rest.AccessFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the door of all protocols from its configuration. */
@ApplicationScoped
class SecurityProducer {

    private static final Logger LOG = Logger.getLogger(SecurityProducer.class);
    private static final Duration SHORTEST_PACE = Duration.ofSeconds(5);

    /** Behind the limits, and before a body is read ({@link WholeRequests}). */
    private static final int PRIORITY = 60_000;

    /**
     * The door, and what belongs to it.
     *
     * @param keys null when nobody is asked who they are
     * @param own null likewise
     */
    record Door(Access access, @Nullable KeyRing keys, @Nullable ProcessToken own) {}

    @Produces
    @Singleton
    Door door(SecurityConfig config, Clock clock) {
        if (!SecurityConfig.isGuarded(config)) {
            return new Door(Access.OPEN, null, null);
        }
        KeyRing keys = keys(config);
        JwtSettings settings = new JwtSettings(
                unlessNone(config.issuer()),
                unlessNone(config.audience()),
                config.rolesClaim(),
                config.leeway(),
                config.rememberedTokens());
        if (settings.issuer() == null || settings.audience() == null) {
            LOG.warn("tokens of any issuer, or for any audience, are taken, if they are signed with the right key;"
                    + " hubbub.security.issuer and hubbub.security.audience say which");
        }
        ProcessToken own = new ProcessToken(new JwtAuthenticator(settings, keys, clock));
        return new Door(new Access(own), keys, own);
    }

    void close(@Disposes Door door) {
        if (door.keys() != null) {
            door.keys().close();
        }
    }

    @Produces
    @Singleton
    Access access(Door door) {
        return door.access();
    }

    void guard(@Observes Filters filters, Access access, SecurityConfig config, Limits limits, Clock clock) {
        if (access.isGuarded()) {
            filters.register(new AccessFilter(access, new AccessTable(config.openMetrics()), limits, clock), PRIORITY);
        }
    }

    /** A file must be there from the start; an address may be away for a while, as long as it is one. */
    private static KeyRing keys(SecurityConfig config) {
        boolean file = !config.publicKey().equals(SecurityConfig.NONE);
        if (file && !config.jwksUrl().equals(SecurityConfig.NONE)) {
            throw new IllegalArgumentException(
                    "hubbub.security.public-key and hubbub.security.jwks-url are both set; take one of them out");
        }
        KeyRing.Pace pace = new KeyRing.Pace(config.keysRefresh(), SHORTEST_PACE);
        if (!file) {
            KeyRing keys = new KeyRing(new JwksUrl(URI.create(config.jwksUrl())), pace, System::nanoTime);
            keys.readSoon();
            return keys;
        }
        KeyRing keys = new KeyRing(new PemFile(Path.of(config.publicKey())), pace, System::nanoTime);
        try {
            keys.readNow();
        } catch (IOException unreadable) {
            keys.close();
            throw new IllegalArgumentException(
                    "hubbub.security.public-key cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return keys;
    }

    private static @Nullable String unlessNone(String value) {
        return value.equals(SecurityConfig.NONE) ? null : value;
    }
}
