package dev.hubbub.http2;

/** Why a connection was refused or closed. */
public enum Refusal {
    /** There are too many. */
    CONNECTIONS("max-connections"),
    /** There are too many of its address. */
    ADDRESS("max-connections-per-address"),
    /** It did not begin in time. */
    HANDSHAKE("handshake-timeout"),
    PINGS("pings"),
    CONTROL_FRAMES("control-frames"),
    SETTINGS("settings"),
    RESETS("resets"),
    /** It does not read what it asks for. */
    UNREAD("unread"),
    /** It breaks the protocol, or a limit that Netty holds: of header blocks, say. */
    PROTOCOL("protocol");

    private final String tag;

    Refusal(String tag) {
        this.tag = tag;
    }

    /** Its name on metrics. */
    public String tag() {
        return tag;
    }
}
