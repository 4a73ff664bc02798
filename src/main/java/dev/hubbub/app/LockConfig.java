package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Locks: changes to one user come one after the other. */
@ConfigMapping(prefix = "hubbub.lock")
interface LockConfig {

    /** How long a change waits for others of the same user; then it is ABORTED. */
    @WithDefault("5s")
    Duration waitLimit();

    /** How many changes may wait in this instance; those beyond are refused. */
    @WithDefault("10000")
    int maxWaiting();
}
