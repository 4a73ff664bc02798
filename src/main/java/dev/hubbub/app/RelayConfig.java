package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether this instance is alone. */
@ConfigMapping(prefix = "hubbub")
interface RelayConfig {

    /** How instances share their rooms: `memory`, an instance that is alone, or `kafka`. */
    @WithDefault("memory")
    Kind relay();

    enum Kind {
        MEMORY,
        KAFKA
    }
}
