package dev.hubbub.scenario;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.HubbubException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a WebSocket in its parts.
 *
 * @param address host:port
 * @param path with its query; {@code /} at least
 */
public record StompUrl(boolean encrypted, String address, String path) {

    private static final String EXPECTED =
            "ws:// or wss:// with a host, and a port and a path where they are needed, such as"
                    + " ws://localhost:8080/stomp";
    private static final Pattern SHAPE =
            Pattern.compile("(wss?)://([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?"
                    + "((?:[/?][A-Za-z0-9._~:/?@!$&'()*+,;=%-]{0,2000})?)");

    static final Rule<String> RULE = Rule.text(EXPECTED, StompUrl::isOne);

    /** Whether {@code text} means to be one. */
    public static boolean isMeant(String text) {
        return text.startsWith("ws://") || text.startsWith("wss://");
    }

    /**
     * The target at {@code url}, that asks for nothing.
     *
     * @throws HubbubException INVALID_ARGUMENT at {@code field} when it is none
     */
    public static Target target(String field, String url) {
        if (!isOne(url)) {
            throw HubbubException.invalid(field, "must be " + EXPECTED + ", not \"" + Tree.excerpt(url) + "\"");
        }
        return of(url).target();
    }

    /** The target there, that asks for nothing. */
    Target target() {
        return new Target(
                Transport.STOMP, address, encrypted ? new Tls(null, true) : null, null, StompTarget.plain(path));
    }

    /** The parts of what {@link #RULE} lets through; a stand-in of anything else. */
    static StompUrl of(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (!parts.matches()) {
            return new StompUrl(false, "localhost:80", StompTarget.OWN_PATH);
        }
        boolean encrypted = parts.group(1).equals("wss");
        String port = parts.group(3) == null ? encrypted ? "443" : "80" : parts.group(3);
        String path = parts.group(4).startsWith("/") ? parts.group(4) : "/" + parts.group(4);
        return new StompUrl(encrypted, parts.group(2) + ":" + port, path);
    }

    private static boolean isOne(String url) {
        Matcher parts = SHAPE.matcher(url);
        return parts.matches() && (parts.group(3) == null || TargetReader.isPort(parts.group(3)));
    }
}
