package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The load lab's bounds, and where its runs are kept. */
@ConfigMapping(prefix = "hubbub.lab")
interface LabConfig {

    /** Where the runs that have ended are kept, a directory each. */
    @WithDefault("${user.home}/.hubbub/runs")
    Path folder();

    /** How many runs are kept; the oldest go. */
    @WithDefault("100")
    int keptRuns();

    /** How many runs may go on at once; they disturb each other's figures. */
    @WithDefault("1")
    int concurrentRuns();

    /** How many virtual users a run may have. */
    @WithDefault("50000")
    int maxUsers();

    /** How long a run may be planned to take. */
    @WithDefault("24h")
    Duration maxDuration();

    /** How many virtual users may be connecting at once. */
    @WithDefault("256")
    int connecting();

    /** How long a virtual user may take to be subscribed. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long all may fail, or nobody be subscribed and nobody get to be, before the target is given up. */
    @WithDefault("10s")
    Duration targetTimeout();

    /** How long the server may take to take a message. */
    @WithDefault("10s")
    Duration publishTimeout();

    /** How many threads serve the virtual users' connections. */
    @WithDefault("2")
    int eventLoops();

    /** Whom the swarm, and runs begun over HTTP, may dial: names, addresses (with a port for that only) or networks. */
    @WithDefault("localhost,127.0.0.0/8,::1")
    List<String> allowedTargets();

    /** Whether a scenario that comes over HTTP may name files of this machine (`target.tls.trust`). */
    @WithDefault("false")
    boolean allowFiles();
}
