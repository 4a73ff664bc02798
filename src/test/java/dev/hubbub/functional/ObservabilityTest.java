package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.hubbub.testing.ChatPeer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ObservabilityTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @Test
    void metricsShowTheJvmTheLoopsTheCallsAndTheHub() {
        String room = newRoom();
        try (ChatPeer peer = new ChatPeer(port)) {
            double before = metric("hubbub_delivered_total");
            var stream = peer.subscribe(room, "ann");
            peer.say(room, "ann", "count me");
            ChatPeer.until(() -> stream.items().size() == 1);

            ChatPeer.until(() -> metric("hubbub_delivered_total") > before);
            assertThat(metric("hubbub_subscribers{protocol=\"grpc-broadcast\"}"))
                    .isPositive();
            assertThat(get("/q/metrics").asString())
                    .contains(
                            "jvm_memory_used_bytes",
                            "process_cpu_usage",
                            "hubbub_event_loop_lag_seconds_bucket{loop=\"grpc-0\"",
                            "hubbub_event_loop_pending_tasks{loop=\"http-0\"",
                            "grpc_server_processing_duration_seconds_count{method=\"BroadcastMessage\"",
                            "grpc_server_handled_total{grpc_code=\"OK\",grpc_method=\"BroadcastMessage\"",
                            "grpc_server_handling_seconds_bucket{grpc_method=\"BroadcastMessage\"",
                            "hubbub_lock_wait_seconds",
                            "hubbub_lock_hold_seconds",
                            "hubbub_lock_contended_total",
                            "hubbub_lock_lost_total",
                            "hubbub_published_total",
                            "hubbub_dropped_total{policy=\"disconnect\"}",
                            "hubbub_slow_disconnects_total",
                            "hubbub_resumes_total{recovered=\"true\"}",
                            "hubbub_outbox_bytes",
                            "hubbub_grpc_connections ",
                            "hubbub_grpc_connections_refused_total{reason=\"resets\"}",
                            "hubbub_grpc_streams_reset_total",
                            "hubbub_fanout_latency_seconds_bucket",
                            "hubbub_sim_clients",
                            "hubbub_sim_sends_total{result=\"ok\"}",
                            "hubbub_sim_deliveries_total{result=\"lost\"}",
                            "hubbub_sim_connect_seconds_bucket",
                            "hubbub_relay_up 1.0",
                            "hubbub_relay_instances 1.0",
                            "hubbub_lab_runs_active",
                            "hubbub_lab_virtual_users",
                            "hubbub_lab_runs_total{verdict=\"invalid\"}");
        }
    }

    @Test
    void metricsHaveAShortName() {
        get("/metrics").then().statusCode(200);
        assertThat(get("/metrics").asString()).contains("hubbub_published_total");
    }

    @Test
    void healthIsUp() {
        for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")) {
            get(path).then().statusCode(200).body("status", equalTo("UP"));
        }
        get("/healthz").then().statusCode(200).body(equalTo("ok\n"));
    }

    @Test
    void runtimeExplainsEverySign() {
        get("/runtime")
                .then()
                .statusCode(200)
                .body(
                        "name",
                        hasItems(
                                "threads_live",
                                "gc_collections",
                                "gc_seconds",
                                "heap_used_bytes",
                                "heap_committed_bytes",
                                "heap_max_bytes",
                                "non_heap_used_bytes",
                                "allocated_bytes",
                                "gc_headroom_bytes",
                                "direct_memory_bytes",
                                "resident_bytes",
                                "cpu_load",
                                "event_loop_lag_seconds",
                                "open_files"))
                .body("unit", everyItem(not(emptyString())))
                .body("meaning", everyItem(not(emptyString())))
                .body("worry", everyItem(not(emptyString())))
                .body("find { it.name == 'heap_used_bytes' }.value", greaterThan(0f));
    }

    @Test
    void indexLinksToWhatIsThere() {
        try (ChatPeer peer = new ChatPeer(port)) {
            peer.subscribe("lobby", "ann"); // so that there is a lobby to link to
            List<String> hrefs = get("/").jsonPath().getList("links.findAll { it.method == 'GET' }.href", String.class);

            assertThat(hrefs).hasSizeGreaterThan(6);
            hrefs.forEach(href -> get(href).then().statusCode(200));
        }
        assertThat(get("/q/openapi").asString()).contains("/sim/spawn", "/sim/broadcast", "/runtime");
    }

    private static double metric(String name) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
