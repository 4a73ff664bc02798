package dev.hubbub.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a message may be. */
@ConfigMapping(prefix = "hubbub.message")
interface MessageConfig {

    /** The longest text, in bytes of UTF-8, and the longest body that is no text, in bytes. */
    @WithDefault("8192")
    int maxBytes();
}
