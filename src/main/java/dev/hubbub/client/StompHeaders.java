package dev.hubbub.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Headers of a client's own, by frame; in order.
 *
 * @param upgrade of the HTTP request
 */
public record StompHeaders(
        Map<String, Template> upgrade,
        Map<String, Template> connect,
        Map<String, Template> subscribe,
        Map<String, Template> send) {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(auth|token|secret|key|pass|cookie|credential|session).*");

    public static final StompHeaders NONE = new StompHeaders(Map.of(), Map.of(), Map.of(), Map.of());

    public StompHeaders {
        upgrade = ordered(upgrade);
        connect = ordered(connect);
        subscribe = ordered(subscribe);
        send = ordered(send);
    }

    /** Whether a header of this name may well be a secret. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    private static Map<String, Template> ordered(Map<String, Template> headers) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Their names: a value may be a secret. */
    @Override
    public String toString() {
        return "StompHeaders[upgrade=" + upgrade.keySet() + ", connect=" + connect.keySet() + ", subscribe="
                + subscribe.keySet() + ", send=" + send.keySet() + "]";
    }
}
