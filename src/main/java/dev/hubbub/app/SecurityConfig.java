package dev.hubbub.app;

import io.netty.handler.ssl.ClientAuth;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Who may use the server. */
@ConfigMapping(prefix = "hubbub.security")
interface SecurityConfig {

    String NONE = "none";

    /** Whether everybody who can reach the ports may do everything, also from other machines. */
    @WithDefault("false")
    boolean open();

    /** The PEM file with the public key, or keys, that bearer tokens (JWT) are signed with, or `none`. */
    @WithDefault(NONE)
    String publicKey();

    /** Where such keys are to be had as a JSON Web Key Set, or `none`. */
    @WithDefault(NONE)
    String jwksUrl();

    /** Who must have issued a token (`iss`), or `none` for whoever has the key. */
    @WithDefault(NONE)
    String issuer();

    /** For whom a token must be meant (`aud`), or `none` for anybody. */
    @WithDefault(NONE)
    String audience();

    /** Which claim of a token has the roles: a list, or words in a text; a path such as `realm_access/roles`. */
    @WithDefault("groups")
    String rolesClaim();

    /** By how much the clock of whoever issues tokens may differ. */
    @WithDefault("10s")
    Duration leeway();

    /** How often keys are read anew; a token that is signed with another has them read at once. */
    @WithDefault("10m")
    Duration keysRefresh();

    /** How many tokens that were found good are remembered, so that they are not checked again. */
    @WithDefault("10000")
    int rememberedTokens();

    /** Whether `/q/metrics` takes no token, for scrapers that have none. */
    @WithDefault("false")
    boolean openMetrics();

    /** Whether clients of the HTTP port have to show a certificate over TLS: `none`, `optional`, `require`. */
    @WithDefault("none")
    ClientAuth httpClientAuth();

    /** Which pages may use the server: origins such as `https://chat.example`, `same-origin`, or `*`. */
    @WithDefault("same-origin")
    List<String> allowedOrigins();

    /** Whether tokens are asked for. */
    static boolean isGuarded(SecurityConfig config) {
        return !config.publicKey().equals(NONE) || !config.jwksUrl().equals(NONE);
    }
}
