package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What it takes to be healthy. */
@ConfigMapping(prefix = "hubbub.health")
interface HealthConfig {

    /** Whether the lock server (Redis, etcd) and Kafka, where they are used, must answer: `on` or `off`. */
    @WithDefault("off")
    boolean external();
}
