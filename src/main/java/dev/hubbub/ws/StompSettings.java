package dev.hubbub.ws;

import dev.hubbub.stomp.FrameLimits;
import dev.hubbub.stomp.SessionSettings;
import java.time.Duration;

/**
 * What the door is built with.
 *
 * @param session what a session allows
 * @param frames how large a frame may be
 * @param sessions how many sessions there may be at once
 * @param origins which pages may connect
 * @param credentials what has to be shown
 * @param unread how long what a client caused may be left unread
 * @param closeGrace how long a connection that has ended may take to be gone
 */
public record StompSettings(
        SessionSettings session,
        FrameLimits frames,
        int sessions,
        Origins origins,
        Credentials credentials,
        Duration unread,
        Duration closeGrace) {}
