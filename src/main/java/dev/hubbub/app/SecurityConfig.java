package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may use the server. */
@ConfigMapping(prefix = "hubbub.security")
interface SecurityConfig {

    /** Whether everybody who can reach the ports may do everything, also from other machines. */
    @WithDefault("false")
    boolean open();
}
