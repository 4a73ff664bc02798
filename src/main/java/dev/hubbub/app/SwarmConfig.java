package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The simulated clients' target and bounds. */
@ConfigMapping(prefix = "hubbub.swarm")
interface SwarmConfig {

    /** What the clients dial: host:port of a `chat.Broadcast` server; several, which share rooms, in turn. */
    @WithDefault("127.0.0.1:${hubbub.grpc.port:9000}")
    List<String> target();

    /**
     * The bearer token that the clients show, to servers on loopback only, since they speak no TLS; or `none`; this very
     * server needs to be shown none.
     */
    @WithDefault("none")
    String token();

    /** How many clients share a connection. */
    @WithDefault("100")
    int streamsPerConnection();

    /** How many threads serve the clients' connections. */
    @WithDefault("2")
    int eventLoops();

    /** How many clients there may be at once. */
    @WithDefault("50000")
    int maxClients();

    /** How many clients one spawn may add. */
    @WithDefault("10000")
    int maxSpawn();

    /** How many messages one broadcast may send. */
    @WithDefault("1000000")
    int maxMessages();

    /** How many deliveries one broadcast may expect. */
    @WithDefault("1000000000")
    long maxDeliveries();

    /** How many messages of a broadcast may be under way: sent, and not yet with everybody. */
    @WithDefault("64")
    int window();

    /** How many clients may be connecting at once. */
    @WithDefault("256")
    int connecting();

    /** How long a client may take to be subscribed. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long the server may take to take a message. */
    @WithDefault("10s")
    Duration publishTimeout();

    /** How long nothing may arrive before a broadcast is given up. */
    @WithDefault("10s")
    Duration stallTimeout();
}
