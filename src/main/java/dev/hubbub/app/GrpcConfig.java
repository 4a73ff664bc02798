package dev.hubbub.app;

import io.netty.handler.ssl.ClientAuth;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The gRPC port. */
@ConfigMapping(prefix = "hubbub.grpc")
interface GrpcConfig {

    /** The address to listen on; `0.0.0.0` for every one that the machine has. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port to listen on; 0 for any that is free. */
    @WithDefault("9000")
    int port();

    /** How many threads serve connections; 0 for as many as there are processors. */
    @WithDefault("0")
    int eventLoops();

    /** How many connections there may be at once. */
    @WithDefault("100000")
    int maxConnections();

    /** How many connections of one address there may be at once; 0 for any number. */
    @WithDefault("0")
    int maxConnectionsPerAddress();

    /** How many streams a connection may have at once. */
    @WithDefault("10000")
    int maxStreamsPerConnection();

    /** The longest request, in bytes. */
    @WithDefault("1048576")
    int maxRequestBytes();

    /** The largest header list of a request, in bytes. */
    @WithDefault("8192")
    int maxHeaderBytes();

    /** How long a connection may take to begin; one that takes longer is closed. */
    @WithDefault("10s")
    Duration handshakeTimeout();

    /** How often a client may send pings while it is sent nothing; one that sends more is closed. */
    @WithDefault("10s")
    Duration pingInterval();

    /** How long a connection without a stream is kept. */
    @WithDefault("5m")
    Duration idle();

    /** How many frames that carry nothing a connection may send within a second; one that sends more is closed. */
    @WithDefault("10000")
    int maxControlFrames();

    /** How many SETTINGS a connection may send within a second; one that sends more is closed. */
    @WithDefault("100")
    int maxSettings();

    /** How many bytes may wait for a client that does not read; then its connection is closed. */
    @WithDefault("16777216")
    int maxUnreadBytes();

    /** How long a stream that has ended may leave its last message and its status unread; then it is reset. */
    @WithDefault("30s")
    Duration closeGrace();

    /** How long a connection may be silent before it is asked whether it lives; one that does not answer is closed. */
    @WithDefault("30s")
    Duration keepAlive();

    /** How many streams a connection may reset, or have reset, within `resets-period`; one with more is closed. */
    @WithDefault("20000")
    int maxResets();

    /** The time over which resets are counted. */
    @WithDefault("10s")
    Duration resetsPeriod();

    /** For how long the server chats with itself before the port opens, so that the first clients find it warm. */
    @WithDefault("4s")
    Duration warmUp();

    /** The name of a TLS configuration (`quarkus.tls.<name>`), or `none` for plain text. */
    @WithDefault("none")
    String tls();

    /** Whether clients have to show a certificate over TLS (`none`, `optional`, `require`); `trust-store` says whose. */
    @WithDefault("none")
    ClientAuth clientAuth();
}
