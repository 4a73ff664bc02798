package dev.hubbub.lab;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import java.time.Duration;

/**
 * How long a virtual user waits.
 *
 * @param connect to be subscribed
 * @param message for its own message
 */
record Patience(Duration connect, Duration message) {

    private static final Duration MESSAGE = Duration.ofSeconds(30);

    /** The target's own time-outs, where it has any. */
    static Patience of(Target target, LabSettings settings) {
        StompTarget stomp = target.stomp();
        return stomp == null
                ? new Patience(settings.connectTimeout(), MESSAGE)
                : new Patience(stomp.handshakeTimeout(), stomp.messageTimeout());
    }
}
