package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may do something, and how long; how often is unlimited until it is set. */
@ConfigMapping(prefix = "hubbub.limits")
interface LimitsConfig {

    /** How many HTTP requests, gRPC calls and WebSockets a second an address may begin; 0 for any number. */
    @WithDefault("0")
    int requestsPerAddress();

    /** Likewise whoever a token is of; 0 for any number. */
    @WithDefault("0")
    int requestsPerUser();

    /** How many messages a second a user may say; 0 for any number. */
    @WithDefault("0")
    int messagesPerUser();

    /** For how long's worth of each may come at once. */
    @WithDefault("2s")
    Duration burst();

    /** How many addresses, and users, are remembered; beyond that who is seldom heard of begins anew. */
    @WithDefault("100000")
    int remembered();

    /** How long the body of a request may take to come, from the end of its header. */
    @WithDefault("10s")
    Duration bodyTimeout();
}
