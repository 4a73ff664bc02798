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
    private static final String VUS = "executor: constant-vus, vus: 5, duration: 10s, exec: ";
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

    static Stream<String> faulty() {
        List<String> texts = new ArrayList<>(
                List.of("[]", "5", "name: t", "scenarios: {}", withTop("").replace("name: t", "")));
        Stream.of(
                        "name2: t",
                        "seed: x",
                        "seed: 1.5",
                        "seed: 9223372036854775808",
                        "target: a:1",
                        "target: {url: a}",
                        "target: {tls: maybe}",
                        "target: {tls: {verify: 1}}",
                        "target: {tls: {ca: a}}",
                        "target: {tls: {trust: ''}}",
                        "target: {token: 'a b'}",
                        "target: {host: a}",
                        "rooms: 5",
                        "rooms: {count: 0}",
                        "rooms: {pick: all}",
                        "rooms: {name: '@a'}",
                        "rooms: {size: 5}",
                        "events: {}",
                        "events: [{at: 1s}]",
                        "events: [{at: 1, action: pause}]",
                        "events: [{at: 1s, action: stop}]",
                        "events: [{at: 1s, action: pause, share: 0}]",
                        "events: [{at: 1s, action: pause, share: 1.1}]",
                        "events: [{at: 1s, action: pause, of: 1}]",
                        "thresholds: []",
                        "thresholds: {latency: ['max<5']}",
                        "thresholds: {vus: 'max<5'}",
                        "thresholds: {vus: []}",
                        "thresholds: {vus: ['avg<5']}",
                        "thresholds: {vus: ['max=5']}",
                        "thresholds: {vus: ['max<5ms']}",
                        "thresholds: {vus: [{}]}",
                        "thresholds: {vus: [{threshold: 'p(9)<1'}]}",
                        "thresholds: {vus: [{threshold: 'max<1', abortOnFail: 1}]}",
                        "thresholds: {vus: [{threshold: 'max<1', delayAbortEval: 1}]}",
                        "thresholds: {vus: [{threshold: 'max<1', delay: 1s}]}",
                        "thresholds: {'vus{stage:main}': ['max<5']}",
                        "thresholds: {'fanout_latency{room:a}': ['max<5']}",
                        "thresholds: {fanout_latency: ['p(101)<5']}",
                        "thresholds: {fanout_latency: ['rate<5']}",
                        "thresholds: {delivery_reach: ['count>5']}",
                        "thresholds: {deliveries: ['value>5']}",
                        "summaryTrendStats: []",
                        "summaryTrendStats: [rate]",
                        "summaryTrendStats: [avg, avg]",
                        "summaryTrendStats: ['p(101)']",
                        "summaryTrendStats: avg",
                        "summary: short",
                        "target: {transport: http}",
                        "target: {transport: grpc, subscribe: /room/x}",
                        "target: {subscribe: /room/x}",
                        "target: {url: 'ws://a/stomp'}",
                        "target: {transport: stomp, url: 'localhost:8080'}",
                        "target: {transport: stomp, url: 'http://a/stomp'}",
                        "target: {transport: stomp, url: 'ws://a/b c'}",
                        "target: {transport: stomp, subscribe: '/room/{rom}'}",
                        "target: {transport: stomp, subscribe: '/room/{content}'}",
                        "target: {transport: stomp, send: ''}",
                        "target: {transport: stomp, send: 5}",
                        "target: {transport: stomp, body: 'hello'}",
                        "target: {transport: stomp, body: '{content}{content}'}",
                        "target: {transport: stomp, body: '{content}{sender}'}",
                        "target: {transport: stomp, headers: {host: a}}",
                        "target: {transport: stomp, headers: {'a:b': c}}",
                        "target: {transport: stomp, headers: {a: '{nobody}'}}",
                        "target: {transport: stomp, subscribeHeaders: {id: '7'}}",
                        "target: {transport: stomp, sendHeaders: {destination: /a}}",
                        "target: {transport: stomp, upgradeHeaders: {upgrade: h2c}}",
                        "target: {transport: stomp, tokenIn: query}",
                        "target: {transport: stomp, passcode: guest}",
                        "target: {transport: stomp, versions: []}",
                        "target: {transport: stomp, versions: ['1.3']}",
                        "target: {transport: stomp, versions: ['1.2', '1.2']}",
                        "target: {transport: stomp, versions: [1.2]}",
                        "target: {transport: stomp, heartBeat: 2000}",
                        "target: {transport: stomp, heartBeat: '2s,2s'}",
                        "target: {transport: stomp, receipts: never}",
                        "target: {transport: stomp, handshakeTimeout: 0s}",
                        "target: {transport: stomp, messageTimeout: 30}",
                        "drain: 5",
                        "drain: 0s",
                        "drain: 5 s")
                .map(ScenarioFixture::withTop)
                .forEach(texts::add);
        Stream.of(
                        "exec: chat",
                        "executor: constant-vus, vus: 5, duration: 1s",
                        "executor: vus, exec: chat",
                        VUS + "shout",
                        VUS + "chat, rate: 5",
                        VUS + "chat, stages: []",
                        VUS + "chat, vu: 5",
                        VUS + "chat, startTime: 5",
                        VUS + "chat, think: x",
                        VUS + "chat, gracefulStop: x",
                        VUS + "chat, gracefulStop: 1s, gracefulRampDown: 1s",
                        VUS + "chat, streamsPerConnection: 0",
                        VUS + "chat, streamsPerConnection: 10001",
                        VUS + "chat, payload: {bytes: 63}",
                        VUS + "chat, payload: {bytes: 65537}",
                        VUS + "chat, payload: {text: ''}",
                        VUS + "chat, payload: {text: \"a\\nb\"}",
                        VUS + "chat, payload: {text: a, bytes: 64}",
                        VUS + "chat, payload: {size: 5}",
                        VUS + "chat, slow: {share: 0, readRate: 1}",
                        VUS + "chat, slow: {share: 1, readRate: 0}",
                        VUS + "chat, slow: {share: 1}",
                        VUS + "chat, slow: {share: 1, readRate: 1, rate: 1}",
                        VUS + "chat, churn: 5s",
                        VUS + "chat, churn: {}",
                        VUS + "chat, churn: {meanSession: 0s}",
                        VUS + "chat, churn: {meanSession: 1s, mean: 1s}",
                        VUS + "chat, stage: 'a b'",
                        VUS + "chat, warmup: 1",
                        VUS + "publish, slow: {share: 1, readRate: 1}",
                        VUS + "publish, churn: {meanSession: 1s}",
                        VUS + "subscribe, payload: {}",
                        VUS + "subscribe, think: 1s",
                        RATE + "subscribe",
                        RATE + "publish, maxVUs: 0",
                        RATE + "publish, timeUnit: 0s",
                        RATE + "publish, vus: 5",
                        RATE + "publish, startRate: 5",
                        RATE.replace("rate: 5", "rate: 0") + "publish",
                        "executor: constant-vus, exec: chat, duration: 1s",
                        "executor: constant-vus, exec: chat, vus: 5",
                        "executor: constant-vus, exec: chat, vus: 0, duration: 1s",
                        "executor: constant-vus, exec: chat, vus: 1.5, duration: 1s",
                        "executor: constant-vus, exec: chat, vus: 5, duration: 0s",
                        "executor: ramping-vus, exec: chat",
                        "executor: ramping-vus, exec: chat, stages: []",
                        "executor: ramping-vus, exec: chat, stages: [5]",
                        "executor: ramping-vus, exec: chat, stages: [{duration: 1s}]",
                        "executor: ramping-vus, exec: chat, stages: [{target: 5}]",
                        "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 1.5}]",
                        "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: -1}]",
                        "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 5, size: 5}]",
                        "executor: ramping-vus, exec: chat, stages: [{duration: 1s, target: 5, warmup: 5}]",
                        "executor: ramping-vus, exec: chat, startVUs: -1, stages: [{duration: 1s, target: 5}]",
                        "executor: ramping-vus, exec: chat, duration: 1s, stages: [{duration: 1s, target: 5}]",
                        "executor: ramping-arrival-rate, exec: chat, stages: [{duration: 1s, target: 5}]",
                        "executor: ramping-arrival-rate, exec: chat, preAllocatedVUs: 5",
                        "executor: ramping-arrival-rate, exec: chat, preAllocatedVUs: 5, rate: 5,"
                                + " stages: [{duration: 1s, target: 5}]",
                        "executor: ramping-arrival-rate, exec: chat, preAllocatedVUs: 5, startRate: -5,"
                                + " stages: [{duration: 1s, target: 5}]",
                        "executor: per-vu-iterations, exec: chat",
                        "executor: per-vu-iterations, exec: chat, vus: 5, iterations: 0",
                        "executor: per-vu-iterations, exec: chat, vus: 5, duration: 1s",
                        "executor: per-vu-iterations, exec: chat, vus: 5, rampUp: 5",
                        VUS + "chat, rampUp: 5s",
                        "executor: per-vu-iterations, exec: chat, vus: 5, maxDuration: 0s",
                        "executor: per-vu-iterations, exec: subscribe, vus: 5")
                .map(ScenarioFixture::withWorkload)
                .forEach(texts::add);
        texts.add(withTop("").replace("name: t", "name: a b"));
        texts.add(withTop("").replace("listeners:", "'the listeners':"));
        return texts.stream();
    }

    @ParameterizedTest
    @MethodSource("faulty")
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
