package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Locks: changes to one user come one after the other. */
@ConfigMapping(prefix = "hubbub.lock")
interface LockConfig {

    /** Among whom: `local`, this instance alone, or all that share a `redis` or an `etcd`. */
    @WithDefault("local")
    Type type();

    /** How long a change waits for others of the same user; then it is ABORTED. */
    @WithDefault("5s")
    Duration waitLimit();

    /** How many changes may wait in this instance; those beyond are refused. */
    @WithDefault("10000")
    int maxWaiting();

    /** How long the locks of an instance that is gone, or paused, stay; one that is there renews them. */
    @WithDefault("10s")
    Duration lease();

    /** How long a lock server may take to answer. */
    @WithDefault("1s")
    Duration requestTimeout();

    /** One Redis, or an odd number of independent ones, of which more than half must agree. */
    @WithDefault("redis://localhost:6379")
    List<String> redisUrls();

    /** The members of the etcd cluster. */
    @WithDefault("http://localhost:2379")
    List<String> etcdUrls();

    enum Type {
        LOCAL,
        REDIS,
        ETCD
    }
}
