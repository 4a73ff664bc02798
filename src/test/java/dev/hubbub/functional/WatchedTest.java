package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Dashboard;
import dev.hubbub.testing.LabPeer;
import dev.hubbub.testing.Prometheus;
import dev.hubbub.testing.PrometheusProcess;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real Prometheus watches the application, and has an answer for every panel of every dashboard. */
@QuarkusTest
class WatchedTest {

    private static final String ALONE = "an instance that is alone publishes nothing through Kafka";

    /** Panels that show nothing when all is well. What they ask must be sound all the same. */
    private static final Map<String, String> MAY_BE_EMPTY = Map.of(
            "Chat and load: Failures, by step and reason: A", "only what has failed is shown",
            "Cluster: Produce p99: A", ALONE,
            "Cluster: Produce latency: A", ALONE,
            "Cluster: Produce latency: B", ALONE,
            "Cluster: Produce latency: C", ALONE,
            "Cluster: Produce latency: D", ALONE);

    /** Of the libraries, by how their names begin: these are not ours to name. */
    private static final List<String> OTHERS =
            List.of("grpc_server_", "http_server_", "netty_", "process_cpu_time_ns", "system_cpu_count");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ConfigProperty(name = "quarkus.http.test-port")
    int httpPort;

    @ConfigProperty(name = "hubbub.grpc.port")
    int grpcPort;

    private final String room = newRoom();

    @AfterEach
    void endAll() {
        LabPeer.stopAll();
        given().post("/sim/close-all").then().statusCode(200);
    }

    @Test
    void everyPanelHasSomethingToShow() throws Exception {
        System.gc(); // so that there was a collection
        try (PrometheusProcess prometheus = PrometheusProcess.watching(httpPort);
                ChatPeer peer = new ChatPeer(grpcPort)) {
            List<Dashboard.Query> unanswered = new ArrayList<>(queries());
            LabPeer.begin(LabPeer.LONG);
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                load(peer);
                unanswered.removeIf(
                        query -> prometheus.hasSeen(query.expression()) || MAY_BE_EMPTY.containsKey(query.name()));
                assertThat(unanswered).isEmpty();
            });
            for (JsonNode group : prometheus.get("/api/v1/rules").at("/data/groups")) {
                assertThat(group.get("rules"))
                        .allSatisfy(rule -> assertThat(rule.get("health").asText())
                                .as(rule.toString())
                                .isEqualTo("ok"));
            }
        }
    }

    @Test
    void promtoolFindsNothingToImproveInWhatTheApplicationNames() throws Exception {
        String metrics = given().accept("text/plain").get("/q/metrics").asString();

        Prometheus.Answer answer = Prometheus.promtoolReading(metrics, "check", "metrics");

        assertThat(answer.exitCode()).as(answer.text()).isIn(0, 3); // 1 when it cannot be read
        assertThat(answer.lines())
                .filteredOn(line -> OTHERS.stream().noneMatch(line::startsWith))
                .isEmpty();
    }

    private static List<Dashboard.Query> queries() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.queries().stream())
                .toList();
    }

    /** Some of everything that panels count: clients that come, messages, and one that is refused. */
    private void load(ChatPeer peer) {
        given().queryParam("n", 2)
                .queryParam("room", room)
                .post("/sim/spawn")
                .then()
                .statusCode(200);
        given().queryParam("message", "look")
                .queryParam("count", 5)
                .queryParam("room", room)
                .post("/sim/broadcast")
                .then()
                .statusCode(200);
        assertThatThrownBy(() -> peer.say("no such shape!", "ann", "refused")).hasMessageContaining("INVALID_ARGUMENT");
    }
}
