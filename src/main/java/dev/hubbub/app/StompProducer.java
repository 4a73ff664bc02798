package dev.hubbub.app;

import dev.hubbub.access.Access;
import dev.hubbub.access.Origins;
import dev.hubbub.limit.Limits;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.stomp.FrameLimits;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.SessionSettings;
import dev.hubbub.ws.Credentials;
import dev.hubbub.ws.StompDoor;
import dev.hubbub.ws.StompSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the door for STOMP from its configuration; {@link Housekeeping} closes it. */
@ApplicationScoped
class StompProducer {

    private static final String NONE = "none";

    @Produces
    @Singleton
    StompSettings settings(StompConfig config, @ConfigProperty(name = "quarkus.application.version") String version) {
        return new StompSettings(
                session(config, "hubbub/" + version),
                new FrameLimits(config.maxHeaders(), config.maxHeaderBytes(), config.maxBodyBytes()),
                config.maxSessions(),
                config.maxSessionsPerAddress(),
                new Origins(config.allowedOrigins()),
                new Credentials(unlessNone(config.token()), unlessNone(config.passcode())),
                config.unreadTimeout(),
                config.closeGrace());
    }

    @Produces
    @Singleton
    StompDoor door(StompSettings settings, ChatBackend backend, Access access, Limits limits) {
        return new StompDoor(backend, settings, access, limits);
    }

    private static SessionSettings session(StompConfig config, String server) {
        return new SessionSettings(
                server,
                new HeartBeat(config.heartBeatSend(), config.heartBeatReceive()),
                config.heartBeatTolerance(),
                config.connectTimeout(),
                config.maxSubscriptions(),
                config.maxUnacknowledged(),
                config.maxTransactions(),
                config.maxTransactionFrames());
    }

    private static @Nullable String unlessNone(String value) {
        return value.equals(NONE) ? null : value;
    }
}
