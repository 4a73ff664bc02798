package dev.hubbub.access.jwt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a token.
 *
 * @param issuer who must have issued it; null for whoever has the key
 * @param audience for whom it must be meant; null for anybody
 * @param rolesClaim which claim has the roles: a list, or words in a text; a path with {@code /} between
 * @param leeway by how much its clock may differ from ours
 * @param remembered how many tokens that were found good are remembered, so that they are not checked again
 */
public record JwtSettings(
        @Nullable String issuer, @Nullable String audience, String rolesClaim, Duration leeway, int remembered) {

    public JwtSettings {
        if (leeway.isNegative() || rolesClaim.isBlank() || remembered < 1) {
            throw new IllegalArgumentException("hubbub.security: a leeway of at least 0s, the name of a claim, and room"
                    + " for at least one token are needed, not " + leeway + ", \"" + rolesClaim + "\" and "
                    + remembered);
        }
    }
}
