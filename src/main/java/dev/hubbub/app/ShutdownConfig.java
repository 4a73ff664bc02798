package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The end of the process. */
@ConfigMapping(prefix = "hubbub.shutdown")
interface ShutdownConfig {

    /** How long the process may take to end after SIGTERM; whatever holds on to it then is cut off. Containers leave it 10 s. */
    @WithDefault("8s")
    Duration timeout();
}
