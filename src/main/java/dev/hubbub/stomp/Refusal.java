package dev.hubbub.stomp;

/** Why a client was refused or its session ended: one catalogue for the wire, the log and the metrics. */
public enum Refusal {
    /** Its page comes from somewhere that is not allowed. */
    ORIGIN("origin"),
    /** There are too many sessions. */
    SESSIONS("max-sessions"),
    /** It did not CONNECT in time. */
    CONNECT_DEADLINE("connect-timeout"),
    /** It speaks no version that this side speaks. */
    VERSION("version"),
    /** Its token, or its login and passcode, are not those asked for. */
    CREDENTIALS("credentials"),
    /** Its token has expired while it was here. */
    EXPIRED("expired"),
    /** It, or its address, comes too often. */
    RATE("rate"),
    /** There are too many sessions of its address. */
    ADDRESS("max-sessions-per-address"),
    /** Its bytes are no frame. */
    MALFORMED("malformed"),
    /** Its frame is larger than allowed. */
    TOO_LARGE("too-large"),
    /** Its frame comes at the wrong moment, or lacks what it needs. */
    PROTOCOL("protocol"),
    /** It wants more subscriptions than allowed. */
    SUBSCRIPTIONS("max-subscriptions"),
    /** It has more transactions open, or more in them, than allowed. */
    TRANSACTIONS("max-transactions"),
    /** It asks the chat for what the chat refuses. */
    REQUEST("request"),
    /** It was silent for longer than it had promised. */
    SILENCE("heart-beat"),
    /** It reads too slowly. */
    SLOW_CONSUMER("slow-consumer"),
    /** It does not read what it caused. */
    UNREAD("unread"),
    /** The server goes away. */
    SHUTDOWN("shutdown"),
    /** The server failed. */
    INTERNAL("internal");

    private final String tag;

    Refusal(String tag) {
        this.tag = tag;
    }

    /** Its name on metrics. */
    public String tag() {
        return tag;
    }
}
