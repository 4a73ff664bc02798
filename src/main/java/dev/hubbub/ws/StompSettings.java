package dev.hubbub.ws;

import dev.hubbub.access.Origins;
import dev.hubbub.stomp.FrameLimits;
import dev.hubbub.stomp.SessionSettings;
import dev.hubbub.stomp.StompVersion;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;

/**
 * What the door is built with.
 *
 * @param session what a session allows
 * @param frames how large a frame may be
 * @param sessions how many sessions there may be at once
 * @param sessionsPerAddress how many of one address; 0 for any number
 * @param origins which pages may connect
 * @param credentials what has to be shown
 * @param unread how long what a client caused may be left unread
 * @param closeGrace how long a connection that has ended may take to be gone
 */
public record StompSettings(
        SessionSettings session,
        FrameLimits frames,
        int sessions,
        int sessionsPerAddress,
        Origins origins,
        Credentials credentials,
        Duration unread,
        Duration closeGrace) {

    private static final int END_OF_LINE_BYTES = 2;

    /** Where an address may have any number of sessions. */
    public StompSettings(
            SessionSettings session,
            FrameLimits frames,
            int sessions,
            Origins origins,
            Credentials credentials,
            Duration unread,
            Duration closeGrace) {
        this(session, frames, sessions, 0, origins, credentials, unread, closeGrace);
    }

    /**
     * Makes an HTTP server ready for the door. A frame of STOMP that is within the limits fits in one of the WebSocket.
     * Nothing is compressed: a message is encoded once for all, and would be compressed for each.
     */
    public void applyTo(HttpServerOptions options) {
        int lines = Math.multiplyExact(frames.headers() + 2, frames.headerBytes() + END_OF_LINE_BYTES);
        int longest = Math.addExact(lines, frames.bodyBytes() + 1);
        options.setMaxWebSocketFrameSize(longest)
                .setMaxWebSocketMessageSize(longest)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout((int) Math.max(1, closeGrace.toSeconds()));
        for (StompVersion version : StompVersion.values()) {
            options.addWebSocketSubProtocol(version.subprotocol());
        }
    }
}
