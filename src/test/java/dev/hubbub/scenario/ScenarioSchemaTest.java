package dev.hubbub.scenario;

import static dev.hubbub.scenario.ScenarioFixture.example;
import static dev.hubbub.scenario.ScenarioFixture.faults;
import static dev.hubbub.scenario.ScenarioFixture.withTop;
import static dev.hubbub.scenario.ScenarioFixture.withWorkload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.hubbub.report.MetricName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the reader say the same. */
class ScenarioSchemaTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonSchema SCHEMA = FACTORY.getSchema(ScenarioSchema.text());
    private static final String RATE =
            "executor: constant-arrival-rate, rate: 5, duration: 1s, preAllocatedVUs: 2, exec: ";

    @Test
    void isASchema() throws IOException {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
        assertThat(meta.validate(ScenarioSchema.text(), InputFormat.JSON)).isEmpty();
        assertThat(tree().get("$schema").textValue()).isEqualTo(SchemaId.V202012);
    }

    static Stream<String> sound() {
        return Stream.concat(
                Stream.of(
                        example(),
                        withTop(""),
                        withTop("events: []\nthresholds: {}\nrooms: {}\ntarget: {}"),
                        withTop("target: {transport: grpc, url: '[::1]:9000', tls: {verify: false}, token: abc}"),
                        withTop("target: ['a:9000', '[::1]:9000']"),
                        withTop("target: ['ws://a/stomp', 'wss://b:1/']"),
                        withTop("target: {url: ['a:9000', 'b:9000'], tls: true, token: abc}"),
                        withTop("target: {transport: stomp, url: ['ws://a/stomp'], send: /app/x}"),
                        withTop("target: {transport: stomp}\nsummary: load-test"),
                        withTop(
                                "target: {transport: stomp, url: 'wss://b.example/ws?v=1', token: abc, tokenIn: connect,"
                                        + " subscribe: '/topic/{room}', send: '/app/{user}', sendHeaders: {content-type:"
                                        + " application/json, at: '{time}'}, body: '{\"text\":\"{content}\",\"at\":{time}}',"
                                        + " headers: {x: '{room}'}, subscribeHeaders: {}, upgradeHeaders: {Origin: 'http://a'},"
                                        + " login: '{user}', passcode: guest, host: /, versions: ['1.2'], heartBeat: '0,0',"
                                        + " receipts: false, handshakeTimeout: 5s, messageTimeout: 1m, tls: {verify: false}}"),
                        withWorkload("executor: per-vu-iterations, vus: 5, exec: chat, rampUp: 10s"),
                        withTop("target: {tls: true}\nseed: 5.0\ndrain: 1.5s\nsummaryTrendStats: [count, 'p(99.99)']"),
                        withTop("thresholds: {'send_delay{stage:main}': [' p(99) === 5e1 '],"
                                + " vus: [{threshold: 'max<5'}]}"),
                        withWorkload("executor: per-vu-iterations, vus: 5, exec: chat, payload: {text: hello ä}"),
                        withWorkload(RATE + "subscribe, churn: {meanSession: 0.5s}, slow: {share: 1, readRate: 0.1}"),
                        withWorkload("executor: ramping-vus, exec: subscribe, stages: [{duration: 0s, target: 5.0},"
                                + " {duration: 5s, target: 0}]"),
                        withWorkload("executor: ramping-arrival-rate, exec: publish, preAllocatedVUs: 1,"
                                + " stages: [{duration: 5s, target: 0.5, name: a, warmup: true}]")),
                Presets.names().stream().map(Presets::text));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void acceptsWhatTheReaderAccepts(String text) throws IOException {
        assertThat(faults(text)).isEmpty();
        assertThat(validate(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.hubbub.scenario.FaultyScenarios#all")
    void rejectsWhatTheReaderRejects(String text) throws IOException {
        assertThat(faults(text)).isNotEmpty();
        assertThat(validate(text)).isNotEmpty();
    }

    @Test
    void hasExactlyTheKeysThatTheReaderKnows() throws IOException {
        JsonNode root = tree();
        JsonNode workload = root.at("/$defs/workload");
        Map<JsonNode, List<String>> keys = Map.ofEntries(
                Map.entry(root, ScenarioReader.KEYS),
                Map.entry(root.at("/$defs/target"), TargetReader.KEYS),
                Map.entry(root.at("/$defs/target/properties/tls/oneOf/1"), TargetReader.TLS_KEYS),
                Map.entry(root.at("/$defs/rooms"), RoomsReader.KEYS),
                Map.entry(root.at("/$defs/stage"), StageReader.KEYS),
                Map.entry(workload, WorkloadReader.KEYS),
                Map.entry(workload.at("/properties/payload"), PayloadReader.KEYS),
                Map.entry(workload.at("/properties/slow"), WorkloadReader.SLOW_KEYS),
                Map.entry(workload.at("/properties/churn"), WorkloadReader.CHURN_KEYS),
                Map.entry(root.at("/$defs/event"), EventReader.KEYS),
                Map.entry(root.at("/$defs/threshold"), ThresholdReader.KEYS));
        keys.forEach((node, known) -> assertThat(node.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(known));
    }

    @Test
    void forbidsEachExecutorTheKeysOfTheOthers() throws IOException {
        JsonNode rules = tree().at("/$defs/workload/allOf");
        ExecutorKind[] kinds = ExecutorKind.values();
        for (int i = 0; i < kinds.length; i++) {
            List<String> own = kinds[i].keys();
            JsonNode rule = rules.get(i);
            assertThat(rule.at("/if/properties/executor/const").textValue()).isEqualTo(kinds[i].toString());
            assertThat(rule.at("/then/properties").properties())
                    .filteredOn(property -> property.getValue().isBoolean())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrderElementsOf(ExecutorKind.allKeys().stream()
                            .filter(key -> !own.contains(key))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"executor", "exec"})
    void namesEveryChoice(String key) throws IOException {
        List<String> words = new ArrayList<>();
        tree().at("/$defs/workload/properties/" + key + "/enum").forEach(word -> words.add(word.textValue()));
        assertThat(words)
                .containsExactlyElementsOf(
                        key.equals("exec")
                                ? Rule.oneOf(Workload.Exec.class).words()
                                : Rule.oneOf(ExecutorKind.class).words());
    }

    @Test
    void knowsEveryMetric() throws IOException {
        List<String> named = new ArrayList<>();
        tree().at("/$defs/thresholds/patternProperties")
                .fieldNames()
                .forEachRemaining(pattern -> named.addAll(
                        Arrays.asList(pattern.substring(2, pattern.indexOf(')')).split("\\|"))));
        assertThat(named).containsExactlyInAnyOrderElementsOf(MetricName.names());
    }

    @Test
    void explainsEveryKey() throws IOException {
        JsonNode root = tree();
        assertThat(unexplained(root, root, "")).isEmpty();
    }

    /** The paths of keys without a description, of their own or of what they refer to; rules about keys aside. */
    private static List<String> unexplained(JsonNode root, JsonNode node, String path) {
        List<String> paths = new ArrayList<>();
        node.path("properties").properties().forEach(property -> {
            String reference = property.getValue().path("$ref").asText("#").substring(1);
            if (!property.getValue().has("description")
                    && (reference.isEmpty() || !root.at(reference).has("description"))) {
                paths.add(path + "/properties/" + property.getKey());
            }
        });
        node.properties().stream()
                .filter(child -> !child.getKey().matches("allOf|anyOf"))
                .forEach(child -> paths.addAll(unexplained(root, child.getValue(), path + "/" + child.getKey())));
        return paths;
    }

    private static List<String> validate(String text) throws IOException {
        return SCHEMA.validate(YAML.readTree(text)).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(ScenarioSchema.text());
    }
}
