package dev.hubbub.ws;

import dev.hubbub.stomp.Refusal;
import org.jspecify.annotations.Nullable;

/** How a session's end looks to the WebSocket below it (RFC 6455, 7.4.1). */
final class CloseCodes {

    static final short NORMAL = 1000;
    static final short GOING_AWAY = 1001;
    static final short PROTOCOL_ERROR = 1002;
    static final short POLICY_VIOLATION = 1008;
    static final short TOO_BIG = 1009;
    static final short SERVER_ERROR = 1011;

    private CloseCodes() {}

    /** @param refusal null when the client wished so */
    static short of(@Nullable Refusal refusal) {
        if (refusal == null) {
            return NORMAL;
        }
        return switch (refusal) {
            case VERSION, MALFORMED, PROTOCOL -> PROTOCOL_ERROR;
            case TOO_LARGE -> TOO_BIG;
            case SHUTDOWN -> GOING_AWAY;
            case INTERNAL -> SERVER_ERROR;
            default -> POLICY_VIOLATION;
        };
    }
}
