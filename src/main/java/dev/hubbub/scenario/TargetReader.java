package dev.hubbub.scenario;

import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whom a run is against. */
final class TargetReader {

    static final String TOKEN_KEY = "token";
    static final List<String> KEYS = List.of("transport", "url", "tls", TOKEN_KEY);
    static final List<String> TLS_KEYS = List.of("trust", "verify");

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private static final Rule<Transport> TRANSPORT = Rule.oneOf(Transport.class);
    private static final Rule<String> URL =
            Rule.text("host:port without a scheme, such as localhost:9000", TargetReader::isAddress);
    private static final Rule<String> TOKEN = Rule.text(
            "1 to 4096 visible ASCII characters, without the word Bearer",
            Pattern.compile("[!-~]{1,4096}").asMatchPredicate());
    private static final Rule<String> TRUST = Rule.text(
            "the path of a PEM file", path -> !path.isBlank() && path.length() <= 4096 && path.indexOf('\0') < 0);

    private final Target absent;

    /** @param absent where the text names none */
    TargetReader(Target absent) {
        this.absent = absent;
    }

    /**
     * What the text leaves out is taken from the default target; from another address than that, nothing is: its token
     * is not for others to see.
     */
    Target read(Value value) {
        if (!value.isPresent()) {
            return absent;
        }
        Section section = value.section(KEYS);
        Transport transport = section.at("transport").or(absent.transport(), TRANSPORT);
        String url = section.at("url").or(absent.address(), URL);
        boolean same = !section.has("url");
        Tls tls = section.has("tls") ? tls(section.at("tls")) : same ? absent.tls() : null;
        String token = section.has(TOKEN_KEY) ? section.at(TOKEN_KEY).orNull(TOKEN) : same ? absent.token() : null;
        return new Target(transport, url, tls, token);
    }

    private static @Nullable Tls tls(Value value) {
        if (!(value.tree() instanceof Tree.Fields)) {
            boolean wanted = value.required(Rule.FLAG.orMap(TLS_KEYS));
            return wanted ? new Tls(null, true) : null;
        }
        Section section = value.section(TLS_KEYS);
        String trust = section.at("trust").orNull(TRUST);
        boolean verify = section.at("verify").or(true, Rule.FLAG);
        if (trust != null && !verify && section.isSound("trust", "verify")) {
            section.at("trust").note("is of no use when nothing is verified; leave out trust or verify");
        }
        return new Tls(trust == null ? null : Path.of(trust), verify);
    }

    private static boolean isAddress(String url) {
        Matcher matcher = ADDRESS.matcher(url);
        if (!matcher.matches()) {
            return false;
        }
        int port = Integer.parseInt(matcher.group(1));
        return port >= 1 && port <= HIGHEST_PORT;
    }
}
