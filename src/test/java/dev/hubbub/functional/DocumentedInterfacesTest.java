package dev.hubbub.functional;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What docs/operating.md and docs/rest.md list is what the running application has. */
@QuarkusTest
class DocumentedInterfacesTest {

    private static final Pattern HELP =
            Pattern.compile("^# HELP ((?:hubbub_|grpc_server_handl)\\w+) (.*)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @Test
    void everyMetricIsThereWithTypeLabelsAndMeaning() {
        try (ChatPeer peer = new ChatPeer(port)) {
            peer.say("lobby", "ann", "so that there is a call to count");
        }
        ChatPeer.until(() -> scraped().contains("grpc_server_handling_seconds_count"));
        String page = scraped();

        Map<String, String> documented = new TreeMap<>();
        Page.doc("operating")
                .rows("## Metrics")
                .forEach(row -> documented.put(
                        code(row.get(0)).get(0),
                        row.get(1) + " " + new TreeSet<>(code(row.get(3))) + " " + row.get(4)));

        assertThat(documented).isEqualTo(metrics(page)).isNotEmpty();
    }

    @Test
    void unitsAreThoseOfTheNames() {
        assertThat(Page.doc("operating").rows("## Metrics")).allSatisfy(row -> {
            String name = code(row.get(0)).get(0);
            assertThat(row.get(2)).as(name).isNotEmpty();
            for (String unit : List.of("seconds", "bytes")) {
                assertThat(row.get(2).equals(unit)).as(name).isEqualTo(name.endsWith("_" + unit));
            }
        });
    }

    @Test
    void everyPathOfHttpIsThere() {
        Map<String, Map<String, Object>> paths =
                JsonPath.from(get("/q/openapi?format=json").asString()).getMap("paths");
        Set<String> known = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> documented = Page.doc("rest").rows("# REST").stream()
                .flatMap(row -> code(row.get(1)).stream()
                        .filter(path -> !path.equals("/"))
                        .map(path -> row.get(0) + " " + path))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(known).isNotEmpty();
    }

    /** In Prometheus's own format: OpenMetrics names counters otherwise. */
    private static String scraped() {
        return given().accept("text/plain").get("/q/metrics").asString();
    }

    /** A histogram's {@code _max}, which Micrometer adds, belongs to it. */
    private static Map<String, String> metrics(String page) {
        Map<String, String> metrics = new TreeMap<>();
        HELP.matcher(page).results().forEach((MatchResult help) -> {
            String name = help.group(1);
            if (!name.endsWith("_seconds_max")) {
                metrics.put(name, type(page, name) + " " + labels(page, name) + " " + help.group(2));
            }
        });
        return metrics;
    }

    private static String type(String page, String name) {
        return Pattern.compile("^# TYPE " + name + " (\\w+)$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(type -> type.group(1))
                .findFirst()
                .orElse("without a type");
    }

    private static Set<String> labels(String page, String name) {
        return Pattern.compile("^" + name + "(?:_count)?\\{([^}]*)}", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .flatMap(sample -> Arrays.stream(sample.group(1).split("\",?")))
                .filter(label -> label.contains("="))
                .map(label -> label.substring(0, label.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> code(String cell) {
        return Stream.of(cell)
                .flatMap(text -> CODE.matcher(text).results())
                .map(found -> found.group(1))
                .toList();
    }
}
