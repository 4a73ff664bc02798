package dev.hubbub.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.hubbub.testing.Page;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the package table: what each package may use of the others. A package that is not in it fails. */
class PackageTableTest {

    private static final String ROOT = "dev.hubbub.";

    /** A package and what it may use. A subpackage may use its parent as well; nobody may use the reverse. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("error", Set.of()),
            Map.entry("log", Set.of()),
            Map.entry("message", Set.of("error")),
            Map.entry("access", Set.of("message", "error")),
            Map.entry("access.jwt", Set.of("access", "message", "error")),
            Map.entry("limit", Set.of("error")),
            Map.entry("hub", Set.of("message", "log", "error")),
            Map.entry("latency", Set.of()),
            Map.entry("report", Set.of("latency", "error")),
            Map.entry("client", Set.of("message", "error")),
            Map.entry("client.net", Set.of("client", "error")),
            Map.entry("client.grpc", Set.of("client", "client.net", "message", "error", "proto")),
            Map.entry("client.stomp", Set.of("client", "client.net", "stomp", "message", "error")),
            Map.entry("swarm", Set.of("client", "message", "report", "latency", "error")),
            Map.entry("scenario", Set.of("client", "message", "report", "error")),
            Map.entry("lab", Set.of("scenario", "client", "message", "report", "latency", "error")),
            Map.entry("archive", Set.of("lab", "report", "error")),
            Map.entry("runtime", Set.of()),
            Map.entry("http2", Set.of("limit", "error")),
            Map.entry("stomp", Set.of("error")),
            Map.entry("relay", Set.of("limit", "hub", "message", "error")),
            Map.entry("relay.kafka", Set.of("relay", "hub", "message", "error")),
            Map.entry("tracing", Set.of("message", "error")),
            Map.entry("lock", Set.of("error")),
            Map.entry("lock.redis", Set.of("lock", "error")),
            Map.entry("lock.etcd", Set.of("lock", "error")),
            Map.entry("user", Set.of("lock", "message", "error")),
            Map.entry("user.jdbc", Set.of("user", "error")),
            Map.entry(
                    "grpc",
                    Set.of(
                            "access",
                            "limit",
                            "http2",
                            "relay",
                            "hub",
                            "user",
                            "message",
                            "log",
                            "error",
                            "proto",
                            "proto.user")),
            Map.entry("web", Set.of()),
            Map.entry("ws", Set.of("access", "limit", "web", "stomp", "relay", "hub", "message", "log", "error")),
            Map.entry(
                    "rest",
                    Set.of(
                            "swarm",
                            "archive",
                            "lab",
                            "scenario",
                            "client",
                            "report",
                            "relay",
                            "hub",
                            "user",
                            "message",
                            "runtime",
                            "latency",
                            "access",
                            "limit",
                            "web",
                            "error")),
            Map.entry("exposition", Set.of("error")),
            Map.entry("terminal.chat", Set.of("terminal", "client", "message", "report", "error")),
            Map.entry("terminal.sim", Set.of("terminal", "report", "latency", "error")),
            Map.entry("terminal.metrics", Set.of("terminal", "exposition", "client", "report", "error")),
            Map.entry("terminal", Set.of("lab", "scenario", "client", "report", "latency", "error")),
            Map.entry("proto", Set.of()),
            Map.entry("proto.user", Set.of()),
            Map.entry(
                    "app",
                    Set.of(
                            "error",
                            "log",
                            "access",
                            "access.jwt",
                            "limit",
                            "message",
                            "hub",
                            "relay",
                            "relay.kafka",
                            "tracing",
                            "lock",
                            "lock.redis",
                            "lock.etcd",
                            "user",
                            "user.jdbc",
                            "latency",
                            "report",
                            "client",
                            "client.net",
                            "client.grpc",
                            "client.stomp",
                            "swarm",
                            "scenario",
                            "lab",
                            "archive",
                            "terminal",
                            "terminal.chat",
                            "terminal.sim",
                            "terminal.metrics",
                            "runtime",
                            "grpc",
                            "http2",
                            "stomp",
                            "ws",
                            "rest")));

    private static final Set<String> WITHOUT_FRAMEWORK = Set.of(
            "error",
            "message",
            "access",
            "limit",
            "stomp",
            "latency",
            "report",
            "swarm",
            "client",
            "scenario",
            "lab",
            "archive",
            "exposition",
            "lock",
            "user");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hubbub");

    @Test
    void everyPackageIsInTheTable() {
        assertThat(CLASSES.stream()
                        .map(type -> packageOf(type.getPackageName()))
                        .collect(Collectors.toSet()))
                .isSubsetOf(MAY_USE.keySet())
                .hasSizeGreaterThan(10);
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        Set<String> offences = new TreeSet<>();
        CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(PackageTableTest::isForbidden)
                .map(Dependency::getDescription)
                .forEach(offences::add);
        assertThat(offences).isEmpty();
    }

    @Test
    void theDocumentationHasTheSameTable() {
        Map<String, Set<String>> documented = Page.doc("architecture").rows("## Packages").stream()
                .collect(Collectors.toMap(row -> names(row.get(0)).first(), row -> names(row.get(2))));

        assertThat(documented).isEqualTo(MAY_USE);
    }

    @Test
    void coreKnowsNoFramework() {
        for (String name : WITHOUT_FRAMEWORK) {
            ArchRuleDefinition.noClasses()
                    .that(resideInAPackage(ROOT + name))
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.quarkus..")
                            .or(resideInAPackage("io.vertx.."))
                            .or(resideInAPackage("io.grpc.."))
                            .or(resideInAPackage("io.netty.."))
                            .or(resideInAPackage("jakarta..")))
                    .check(CLASSES);
        }
    }

    /** What stands between backquotes. */
    private static SortedSet<String> names(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isForbidden(Dependency dependency) {
        String target = dependency.getTargetClass().getPackageName();
        if (!target.startsWith(ROOT)) {
            return false;
        }
        String from = packageOf(dependency.getOriginClass().getPackageName());
        String to = packageOf(target);
        return !from.equals(to) && !MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    private static String packageOf(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }
}
