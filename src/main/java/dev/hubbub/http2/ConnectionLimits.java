package dev.hubbub.http2;

import java.time.Duration;

/**
 * What connections may do; one that does more is closed.
 *
 * @param connections how many there may be at once
 * @param perAddress how many of one address; 0 for any number
 * @param handshakeTimeout how long one may take to begin: TLS if there is any, the preface, the first SETTINGS
 * @param pingInterval how often one may send PING while it is sent nothing
 * @param controlFrames how many frames that carry nothing it may send within a second: PING, PRIORITY, empty DATA
 * @param settings how many SETTINGS it may send within a second; each may touch every stream
 * @param resets how many streams may be reset within {@code resetsPeriod}, by it or because of it
 * @param resetsPeriod the time over which resets are counted
 * @param unreadBytes how many bytes may wait for it to read them
 * @param closeGrace how long a stream that has ended may wait for it to read; then the stream is reset
 */
public record ConnectionLimits(
        int connections,
        int perAddress,
        Duration handshakeTimeout,
        Duration pingInterval,
        int controlFrames,
        int settings,
        int resets,
        Duration resetsPeriod,
        int unreadBytes,
        Duration closeGrace) {

    public ConnectionLimits {
        atLeastOne("max-connections", connections);
        if (perAddress < 0) {
            throw new IllegalArgumentException("hubbub.grpc.max-connections-per-address must be at least 0, which is"
                    + " any number, not " + perAddress);
        }
        atLeastOne("max-control-frames", controlFrames);
        atLeastOne("max-settings", settings);
        atLeastOne("max-resets", resets);
        atLeastOne("max-unread-bytes", unreadBytes);
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("hubbub.grpc." + key + " must be at least 1, not " + value);
        }
    }
}
