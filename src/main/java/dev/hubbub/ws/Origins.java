package dev.hubbub.ws;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may connect. Browsers say where a page is from, and cannot be made to lie by it; whoever says nothing is no
 * browser, and is let pass.
 *
 * @param allowed origins such as {@code https://chat.example}; {@value #SAME} for the very host that is asked;
 *     {@value #ANY} for all
 */
public record Origins(List<String> allowed) {

    public static final String SAME = "same-origin";
    public static final String ANY = "*";

    public Origins {
        allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Whether a page may connect.
     *
     * @param origin where it is from; null when that was not said
     * @param host which host it asks, with the port where it is not the scheme's own
     */
    boolean allow(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains(ANY)) {
            return true;
        }
        String from = origin.toLowerCase(Locale.ROOT);
        return allowed.contains(from) || allowed.contains(SAME) && host != null && isAt(from, host);
    }

    private static boolean isAt(String origin, String host) {
        int authority = origin.indexOf("://");
        return authority > 0 && origin.substring(authority + 3).equals(host.toLowerCase(Locale.ROOT));
    }
}
