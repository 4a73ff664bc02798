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

    private static String code(String cell) {
        return cell.replace("`", "");
    }
}
