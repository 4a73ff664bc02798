package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.LabPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of scenarios over STOMP against this very server, and what Prometheus sees of them. */
@QuarkusTest
class LabStompTest {

    private static final String STOMP = "target: {transport: stomp}\n";

    @AfterEach
    void stopAll() {
        LabPeer.stopAll();
    }

    @Test
    void aRunOverStompIsReportedLikeAnyOther() {
        String id = LabPeer.begin(LabPeer.SHORT + STOMP);

        JsonPath run = LabPeer.awaitEnd(id);

        // On a busy machine the generator may say that it was too slow to judge.
        assertThat(run.getString("verdict")).isIn("PASS", "INVALID");
        assertThat(run.getLong("ledger.expected")).isPositive();
        assertThat(run.getLong("ledger.delivered")).isEqualTo(run.getLong("ledger.expected"));
        assertThat(run.getLong("ledger.lost")).isZero();
        assertThat(run.getBoolean("generator.colocated")).isTrue();
        for (String phase : new String[] {"tcp_connect", "websocket_handshake", "websocket_connect", "stomp_connect"}) {
            assertThat(run.getDouble("metrics." + phase + ".values.count"))
                    .as(phase)
                    .isGreaterThanOrEqualTo(5.0);
        }
        assertThat(run.getDouble("metrics.round_trips.values.count")).isPositive();
    }

    @Test
    void overAnotherTransportThereAreNoPhases() {
        String id = LabPeer.begin(LabPeer.SHORT);

        LabPeer.awaitEnd(id).getMap("metrics").keySet().forEach(name -> assertThat((String) name)
                .doesNotContain("websocket", "stomp", "tcp_connect"));
    }

    @Test
    void prometheusSeesARunWhileItGoesOn() {
        String id = LabPeer.begin(LabPeer.LONG + STOMP);
        LabPeer.awaitState(id, "RUNNING");
        ChatPeer.until(() -> LabPeer.run(id).getInt("sample.subscribers") == 5
                && LabPeer.run(id).getLong("ledger.delivered") > 0);

        given().get("/metrics")
                .then()
                .body(containsString("hubbub_lab_subscribers 5.0"))
                .body(containsString("hubbub_lab_stage 1.0"))
                .body(containsString("hubbub_lab_connect_seconds{percentile=\"99\",phase=\"websocket\"}"))
                .body(containsString("hubbub_lab_message_latency_seconds{percentile=\"99\"}"))
                .body(containsString("hubbub_lab_failures_total{reason=\"unavailable\",step=\"connect\"}"))
                .body(not(containsString("hubbub_lab_messages_sent_total 0.0")))
                .body(not(containsString("hubbub_lab_successes_total{step=\"return\"} 0.0")))
                .body(not(containsString("hubbub_lab_connect_seconds{percentile=\"50\",phase=\"stomp\"} NaN")));
    }

    @Test
    void onlyAllowedBrokersAreDialledOnBehalfOfOthers() {
        LabPeer.post(LabPeer.SHORT + "target: {transport: stomp, url: 'ws://10.0.0.7:15674/ws'}\n")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("target.url"));
    }
}
