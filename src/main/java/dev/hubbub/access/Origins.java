package dev.hubbub.access;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may use the server. Browsers say where a page is from, and cannot be made to lie by it; whoever says nothing
 * is no browser, and is let pass.
 *
 * @param allowed origins such as {@code https://chat.example}; {@value #SAME} for the very host that is asked;
 *     {@value #ANY} for all
 */
public record Origins(List<String> allowed) {

    public static final String SAME = "same-origin";
    public static final String ANY = "*";

    private static final Pattern ORIGIN = Pattern.compile("https?://([^/?#@\\s]+)");
    /** The scheme's own, which browsers leave out. */
    private static final Pattern OWN_PORT = Pattern.compile("^(https://.+(?=:443$)|http://.+(?=:80$)):\\d+$");

    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::\\d*)?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException when one of {@code allowed} is no origin */
    public Origins {
        allowed = allowed.stream()
                .map(origin -> OWN_PORT.matcher(origin.toLowerCase(Locale.ROOT)).replaceFirst("$1"))
                .toList();
        allowed.stream()
                .filter(origin -> !origin.equals(SAME) && !origin.equals(ANY))
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException("\"" + wrong + "\" is no origin; one is written as"
                            + " https://chat.example or http://localhost:3000, without a path, or is \"" + SAME
                            + "\" or \"" + ANY + "\"");
                });
    }

    /**
     * Whether a page may do something here.
     *
     * @param origin where it is from; null when that was not said
     * @param host which host it asks, with the port where it is not the scheme's own
     */
    public boolean allow(@Nullable String origin, @Nullable String host) {
        return origin == null || isListed(origin) || allowed.contains(SAME) && isSame(origin, host);
    }

    /** Whether a page of another origin may read what is answered. */
    public boolean isListed(String origin) {
        return allowed.contains(ANY) || allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** Whether any page of another origin may. */
    public boolean listAny() {
        return allowed.stream().anyMatch(origin -> !origin.equals(SAME));
    }

    /** Whether a page at {@code origin} asks the very host that it is from. */
    public static boolean isSame(String origin, @Nullable String host) {
        Matcher parts = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
        return host != null && parts.matches() && parts.group(1).equals(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a server that is reached from its own machine only goes by a name. One that it does not go by was given to it
     * by somebody else's name service, so that their page seems to be of the same origin (DNS rebinding).
     *
     * @param host as in the header of that name; null when there is none, as no browser has it
     */
    public boolean knowHost(@Nullable String host) {
        if (host == null || allowed.contains(ANY)) {
            return true;
        }
        String name = name(host.toLowerCase(Locale.ROOT));
        return LOOPBACK.matcher(name).matches() || allowed.stream().anyMatch(origin -> isAt(origin, name));
    }

    private static boolean isAt(String origin, String name) {
        Matcher parts = ORIGIN.matcher(origin);
        return parts.matches() && name(parts.group(1)).equals(name);
    }

    private static String name(String authority) {
        Matcher parts = HOST.matcher(authority);
        return parts.matches() ? parts.group(1) : authority;
    }
}
