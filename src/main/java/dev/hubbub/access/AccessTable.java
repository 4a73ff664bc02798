package dev.hubbub.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which role each way in takes, once authentication is on; the one place that says so. The first rule that fits counts,
 * and where none does it takes {@link Role#ADMIN}. Paths are normalised: decoded, without {@code .}, {@code ..} and
 * {@code //}.
 *
 * @param openMetrics whether metrics are for everybody, so that scrapers need no token
 */
public record AccessTable(boolean openMetrics) {

    /** Taken by the protocol itself, or of no harm: schemas, health, and pages that hold nothing. */
    private static final List<Rule> HTTP = List.of(
            Rule.exactly("/", null),
            Rule.exactly("/index.html", null),
            Rule.exactly("/index.json", null),
            Rule.below("/console", null),
            Rule.below("/lib", null),
            Rule.below("/q/health", null),
            Rule.exactly("/healthz", null),
            Rule.below("/q/openapi", null),
            Rule.exactly("/stomp", null), // asks for itself, in the request or in CONNECT
            Rule.below("/rooms", Role.CHAT),
            Rule.below("/sim", Role.LAB));

    private static final List<Rule> METRICS = List.of(Rule.exactly("/metrics", null), Rule.below("/q/metrics", null));

    private static final List<Rule> GRPC = List.of(
            Rule.below("grpc.health.v1.Health", null),
            Rule.below("grpc.reflection.v1.ServerReflection", null),
            Rule.below("grpc.reflection.v1alpha.ServerReflection", null),
            Rule.below("chat.Broadcast", Role.CHAT),
            Rule.below("chat.Chat", Role.CHAT),
            Rule.below("chat.ChatService", Role.CHAT));

    /** The role that an HTTP request takes; null when it takes none. */
    public @Nullable Role ofRequest(String path) {
        return openMetrics && METRICS.stream().anyMatch(rule -> rule.fits(path)) ? null : first(HTTP, path);
    }

    /**
     * The role that a gRPC call takes; null when it takes none.
     *
     * @param method its full name, such as {@code chat.Broadcast/CreateStream}
     */
    public static @Nullable Role ofCall(String method) {
        return first(GRPC, method);
    }

    private static @Nullable Role first(List<Rule> rules, String path) {
        for (Rule rule : rules) {
            if (rule.fits(path)) {
                return rule.role();
            }
        }
        return Role.ADMIN;
    }

    /**
     * A row of the table.
     *
     * @param all whether it is about what is below {@code path}, too
     * @param role null for everybody
     */
    private record Rule(String path, boolean all, @Nullable Role role) {

        static Rule exactly(String path, @Nullable Role role) {
            return new Rule(path, false, role);
        }

        static Rule below(String path, @Nullable Role role) {
            return new Rule(path, true, role);
        }

        boolean fits(String asked) {
            return asked.equals(path)
                    || all
                            && asked.length() > path.length()
                            && asked.startsWith(path)
                            && asked.charAt(path.length()) == '/';
        }
    }
}
