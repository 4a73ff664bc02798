package dev.hubbub.scenario;

import dev.hubbub.client.StompTarget;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads whom a run is against. */
final class TargetReader {

    static final String TOKEN_KEY = "token";
    static final String URL_KEY = "url";
    static final String TLS_KEY = "tls";

    /** The keys that go with every transport. */
    static final List<String> COMMON_KEYS = List.of("transport", URL_KEY, TLS_KEY, TOKEN_KEY);

    static final List<String> KEYS =
            Stream.concat(COMMON_KEYS.stream(), StompTargetReader.KEYS.stream()).toList();
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

    private final List<Target> absent;

    /** @param absent where the text names none: the first, or the first of the transport that it names */
    TargetReader(List<Target> absent) {
        this.absent = absent;
    }

    /**
     * At least one, all of one transport. What the text leaves out is taken from the default target; from another
     * address than that, nothing is: its token is not for others to see.
     */
    List<Target> read(Value value) {
        if (!value.isPresent()) {
            return List.of(absent.get(0));
        }
        if (value.tree() instanceof Tree.Items) {
            return plain(value);
        }
        Section section = value.section(KEYS);
        Transport transport = section.at("transport").or(absent.get(0).transport(), TRANSPORT);
        Target instead = absent.stream()
                .filter(target -> target.transport() == transport)
                .findFirst()
                .orElse(null);
        return transport == Transport.STOMP ? stomp(section, instead) : grpc(section, instead);
    }

    /** Addresses only; the first one says the transport. */
    private static List<Target> plain(Value list) {
        boolean stomp = list.tree() instanceof Tree.Items items
                && items.values().stream().limit(1).anyMatch(TargetReader::isUrl);
        return stomp
                ? webSockets(list)
                : addresses(list, URL).stream().map(Target::plain).toList();
    }

    private static List<Target> grpc(Section section, @Nullable Target absent) {
        StompTargetReader.KEYS.stream().filter(section::has).forEach(key -> section.at(key)
                .note("is for the transport stomp; leave it out, or add transport: stomp"));
        Target same = section.has(URL_KEY) ? null : absent;
        List<String> urls = same == null ? addresses(section.at(URL_KEY), URL) : List.of(same.address());
        Tls tls = section.has(TLS_KEY) ? tls(section.at(TLS_KEY)) : same == null ? null : same.tls();
        String token = token(section, same);
        return urls.stream()
                .map(url -> new Target(Transport.GRPC, url, tls, token))
                .toList();
    }

    private static List<Target> stomp(Section section, @Nullable Target absent) {
        Target same = section.has(URL_KEY) ? null : absent;
        List<Target> plain = same == null ? webSockets(section.at(URL_KEY)) : List.of(same);
        boolean ownTls = section.has(TLS_KEY);
        Tls tls = ownTls ? tls(section.at(TLS_KEY)) : null;
        if (ownTls
                && plain.stream().anyMatch(target -> (tls == null) == (target.tls() != null))
                && section.isSound(URL_KEY, TLS_KEY)) {
            section.at(TLS_KEY).note("does not go with the url; wss:// is encrypted, ws:// is not");
        }
        String token = token(section, same);
        StompTarget speech = new StompTargetReader(section)
                .read(Objects.requireNonNull(plain.get(0).stomp()));
        return plain.stream()
                .map(target -> new Target(
                        Transport.STOMP,
                        target.address(),
                        ownTls ? tls : target.tls(),
                        token,
                        speech.withPath(Objects.requireNonNull(target.stomp()).path())))
                .toList();
    }

    private static List<Target> webSockets(Value urls) {
        return addresses(urls, StompUrl.RULE).stream()
                .map(url -> StompUrl.of(url).target())
                .toList();
    }

    /** One address, or a list of them; a stand-in when there is none. */
    private static List<String> addresses(Value value, Rule<String> rule) {
        if (!(value.tree() instanceof Tree.Items)) {
            return List.of(value.required(rule));
        }
        List<String> addresses = new ArrayList<>();
        for (Value item : value.items(1, Scenario.MOST_TARGETS)) {
            String address = address(item, rule);
            if (!address.isEmpty() && addresses.contains(address)) {
                item.note("is there twice; keep one");
            }
            addresses.add(address);
        }
        return addresses.isEmpty() ? List.of(rule.standIn()) : addresses;
    }

    private static String address(Value item, Rule<String> rule) {
        boolean other = rule == URL ? isUrl(item.tree()) : URL.isHeldBy(item.tree());
        if (other) {
            item.note("is for another transport; a run has one: what transport says, or the first address");
            return rule.standIn();
        }
        return item.required(rule);
    }

    private static boolean isUrl(@Nullable Tree tree) {
        return tree instanceof Tree.Text text && StompUrl.isMeant(text.value());
    }

    private static @Nullable String token(Section section, @Nullable Target same) {
        return section.has(TOKEN_KEY) ? section.at(TOKEN_KEY).orNull(TOKEN) : same == null ? null : same.token();
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
        return matcher.matches() && isPort(matcher.group(1));
    }

    static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= HIGHEST_PORT;
    }
}
