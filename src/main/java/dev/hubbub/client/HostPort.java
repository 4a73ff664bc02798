package dev.hubbub.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in its parts. Nothing is looked up.
 *
 * @param host in lower case, without brackets; an IPv6 address in the JVM's way of writing it
 * @param port null when there is none
 */
public record HostPort(String host, @Nullable Integer port) {

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](?::(\\d{1,5}))?");
    private static final Pattern NAMED = Pattern.compile("([^:]*)(?::(\\d{1,5}))?");
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final String IPV6_LOOPBACK = canonical("::1");

    /** Reads {@code localhost:9000}, {@code 10.0.0.7}, {@code [::1]:9000} or {@code ::1}. Other text is a host. */
    public static HostPort of(String text) {
        Matcher parts = BRACKETED.matcher(text);
        if (!parts.matches()) {
            parts = NAMED.matcher(text);
        }
        if (!parts.matches()) {
            return new HostPort(canonical(text), null);
        }
        String port = parts.group(2);
        return new HostPort(canonical(parts.group(1)), port == null ? null : Integer.valueOf(port));
    }

    /** Whether it can be reached from its own machine only. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.equals(IPV6_LOOPBACK)
                || IPV4_LOOPBACK.matcher(host).matches();
    }

    private static String canonical(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (!lower.contains(":")) {
            return lower;
        }
        try {
            return InetAddress.getByName(lower).getHostAddress(); // with a colon it is never looked up
        } catch (UnknownHostException noAddress) {
            return lower;
        }
    }
}
