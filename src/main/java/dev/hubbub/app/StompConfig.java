package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** STOMP over WebSocket, at {@code /stomp} on the HTTP port. */
@ConfigMapping(prefix = "hubbub.stomp")
interface StompConfig {

    /** The token a client has to show (`Authorization: Bearer`, in the request or in CONNECT), or `none`. */
    @WithDefault("none")
    String token();

    /** The passcode a client has to show in CONNECT, or `none`; where there is a token too, either will do. */
    @WithDefault("none")
    String passcode();

    /** From where pages may connect: origins such as `https://chat.example`, `same-origin`, or `*`. */
    @WithDefault("${hubbub.security.allowed-origins:same-origin}")
    List<String> allowedOrigins();

    /** How many sessions there may be at once. */
    @WithDefault("50000")
    int maxSessions();

    /** How many sessions of one address there may be at once; 0 for any number. */
    @WithDefault("0")
    int maxSessionsPerAddress();

    /** How long a client may take to CONNECT, and to end a frame that it has begun. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** The shortest time between heart-beats that clients may ask the server for. */
    @WithDefault("1s")
    Duration heartBeatSend();

    /** How often the server wants to hear from clients that can send heart-beats; 0 for never. */
    @WithDefault("10s")
    Duration heartBeatReceive();

    /** For how many times the time agreed upon a client may be silent; then its session ends. */
    @WithDefault("2")
    double heartBeatTolerance();

    /** How many headers a frame may have. */
    @WithDefault("64")
    int maxHeaders();

    /** The longest header, in bytes. */
    @WithDefault("4096")
    int maxHeaderBytes();

    /** The longest body, in bytes; `hubbub.message.max-bytes` bounds what is said besides. */
    @WithDefault("65536")
    int maxBodyBytes();

    /** How many subscriptions a session may have. */
    @WithDefault("100")
    int maxSubscriptions();

    /** How many messages of a subscription may wait for being acknowledged; then it is sent no more. */
    @WithDefault("1024")
    int maxUnacknowledged();

    /** How many transactions a session may have open. */
    @WithDefault("16")
    int maxTransactions();

    /** How many frames the open transactions of a session may hold. */
    @WithDefault("100")
    int maxTransactionFrames();

    /** How long a client may leave unread what it has asked for; then its session ends. */
    @WithDefault("30s")
    Duration unreadTimeout();

    /** How long a connection whose session has ended may take to close; then it is cut. */
    @WithDefault("10s")
    Duration closeGrace();
}
