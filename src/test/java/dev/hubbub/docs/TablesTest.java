package dev.hubbub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.ChatServiceGrpc;
import dev.hubbub.report.Verdict;
import dev.hubbub.testing.Page;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of the documentation that are told apart from their source by nothing but place. */
class TablesTest {

    @Test
    void everyAlertIsThereWithItsSeverity() throws IOException {
        JsonNode groups = new YAMLMapper()
                .readTree(Path.of("docker/prometheus/rules/hubbub.yml").toFile())
                .get("groups");
        Map<String, String> alerts = groups.valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .filter(rule -> rule.has("alert"))
                .collect(Collectors.toMap(rule -> rule.get("alert").asText(), rule -> rule.at("/labels/severity")
                        .asText()));

        Map<String, String> documented = Page.doc("operating").rows("## Alerts").stream()
                .collect(Collectors.toMap(row -> code(row.get(0)), row -> row.get(1)));

        assertThat(documented).isEqualTo(alerts).isNotEmpty();
    }

    @Test
    void everyCallOfTheChatIsThere() {
        List<String> calls = Stream.of(
                        BroadcastGrpc.getServiceDescriptor(),
                        ChatGrpc.getServiceDescriptor(),
                        ChatServiceGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .map(MethodDescriptor::getFullMethodName)
                .toList();

        assertThat(Page.doc("grpc").rows("# gRPC"))
                .map(row -> code(row.get(0)))
                .filteredOn(call -> call.startsWith("chat."))
                .containsExactlyInAnyOrderElementsOf(calls);
    }

    @Test
    void everyVerdictIsThere() {
        assertThat(Page.doc("reports").rows("## The verdict"))
                .map(row -> row.get(0))
                .containsExactlyElementsOf(
                        Arrays.stream(Verdict.values()).map(Enum::name).toList());
    }

    @Test
    void settingsThatPagesNameAreInTheTable() {
        Set<String> known = column("operating", "## Settings");

        assertThat(named("hubbub\\.[a-z0-9]+\\.[a-z0-9.-]*[a-z0-9]"))
                .hasSizeGreaterThan(50)
                .allSatisfy((setting, place) -> assertThat(known).as(place).contains(setting));
    }

    @Test
    void metricsThatPagesNameAreInTheTable() {
        Set<String> known = column("operating", "## Metrics");

        assertThat(named("hubbub_[a-z_]+[a-z]"))
                .hasSizeGreaterThan(50)
                .allSatisfy((metric, place) -> assertThat(known).as(place).contains(metric));
    }

    /** What all pages have between backquotes, or begin to have there, and where. */
    private static Map<String, String> named(String pattern) {
        Pattern name = Pattern.compile("`(" + pattern + ")(?=[`{=])");
        Map<String, String> places = new TreeMap<>();
        for (Page page : Page.all()) {
            name.matcher(String.join("\n", page.prose()))
                    .results()
                    .forEach((MatchResult found) -> places.putIfAbsent(found.group(1), page.name()));
        }
        return places;
    }

    private static Set<String> column(String page, String heading) {
        return Page.doc(page).rows(heading).stream()
                .map(row -> code(row.get(0)))
                .collect(Collectors.toSet());
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }
}
