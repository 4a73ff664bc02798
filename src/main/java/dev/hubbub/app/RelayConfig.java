package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Whether this instance is alone. */
@ConfigMapping(prefix = "hubbub.relay")
interface RelayConfig {

    /** How instances share their rooms: `memory`, an instance that is alone, or `kafka`. */
    @WithParentName
    @WithDefault("memory")
    Kind kind();

    enum Kind {
        MEMORY,
        KAFKA
    }
}
