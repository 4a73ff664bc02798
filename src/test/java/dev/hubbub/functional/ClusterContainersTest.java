package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The containers of a cluster: three instances and three brokers that know each other, and nginx that knows all. */
class ClusterContainersTest {

    private static final Path COMPOSE = Path.of("docker/compose.yaml");
    private static final Path PARTS = Path.of("docker/parts.yaml");
    private static final Pattern UPSTREAM = Pattern.compile("server (hubbub-\\d):(\\d+) ");

    private JsonNode services;
    private JsonNode parts;

    @BeforeEach
    void read() throws IOException {
        services = new YAMLMapper().readTree(COMPOSE.toFile()).get("services");
        parts = new YAMLMapper().readTree(PARTS.toFile()).get("services");
    }

    @Test
    void allOfItIsOfTheProfileAndNothingElseIs() {
        List<String> cluster = services.properties().stream()
                .filter(service -> service.getValue().at("/profiles/0").asText().equals("cluster"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(cluster)
                .containsExactlyInAnyOrder(
                        "hubbub-1", "hubbub-2", "hubbub-3", "kafka-1", "kafka-2", "kafka-3", "nginx", "kafka-ui");
    }

    @Test
    void kafkaTakesTheBrokersSettings() {
        for (int id = 1; id <= 3; id++) {
            Properties properties = new Properties();
            properties.putAll(brokerProperties(id));
            assertThat(properties.stringPropertyNames())
                    .isSubsetOf(AbstractKafkaConfig.CONFIG_DEF.names())
                    .contains("broker.session.timeout.ms");

            KafkaConfig broker = new KafkaConfig(properties, false);

            assertThat(broker.nodeId()).isEqualTo(id);
            assertThat(broker.effectiveAdvertisedBrokerListeners().head().toString())
                    .contains("kafka-" + id);
            assertThat(broker.brokerSessionTimeoutMs())
                    .isGreaterThan(3 * broker.brokerHeartbeatIntervalMs())
                    .isLessThanOrEqualTo(3_000);
        }
    }

    @Test
    void instancesShareTheBrokersAndHaveNamesOfTheirOwn() {
        for (int id = 1; id <= 3; id++) {
            Map<String, String> settings = texts(services.at("/hubbub-" + id + "/environment"));
            assertThat(settings)
                    .containsEntry("HUBBUB_RELAY", "kafka")
                    .containsEntry("HUBBUB_KAFKA_SERVER_ID", "hubbub-" + id)
                    .containsEntry("HUBBUB_KAFKA_BOOTSTRAP_SERVERS", "kafka-1:9092,kafka-2:9092,kafka-3:9092")
                    .containsEntry("HUBBUB_KAFKA_REPLICAS", "3");
        }
    }

    @Test
    void nginxKnowsEveryInstanceByEachOfItsPorts() throws IOException {
        String configuration = Files.readString(Path.of("docker/nginx/nginx.conf"));
        Map<String, Long> servers = UPSTREAM.matcher(configuration)
                .results()
                .collect(Collectors.groupingBy(ClusterContainersTest::address, TreeMap::new, Collectors.counting()));

        assertThat(servers.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 3)
                        .boxed()
                        .flatMap(id -> List.of("hubbub-" + id + ":8080", "hubbub-" + id + ":9000").stream())
                        .toList());
        assertThat(services.at("/nginx/command").toString()).contains("/etc/hubbub/nginx.conf");
        assertThat(services.at("/nginx/volumes/0").asText()).isEqualTo("./nginx:/etc/hubbub:ro");
    }

    @Test
    void whoLooksAtKafkaMayChangeNothing() {
        assertThat(services.at("/kafka-ui/environment/KAFKA_CLUSTERS_0_READONLY")
                        .asText())
                .isEqualTo("true");
        assertThat(services.at("/kafka-1").has("ports")).isFalse();
    }

    /** As the image makes them of its environment: KAFKA_NODE_ID is node.id. */
    private Map<String, String> brokerProperties(int id) {
        Map<String, String> environment = texts(parts.at("/kafka/environment"));
        environment.putAll(texts(services.at("/kafka-" + id + "/environment")));
        environment.keySet().removeIf(name -> name.equals("CLUSTER_ID") || name.equals("KAFKA_HEAP_OPTS"));
        return environment.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey()
                                .substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        Map.Entry::getValue));
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText(), (one, other) -> other, TreeMap::new));
    }

    private static String address(MatchResult server) {
        return server.group(1) + ":" + server.group(2);
    }
}
