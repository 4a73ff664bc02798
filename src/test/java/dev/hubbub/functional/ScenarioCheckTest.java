package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.hubbub.testing.LabPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Scenarios that are looked over and not run, as an editor has it done while somebody types. */
@QuarkusTest
class ScenarioCheckTest {

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @Test
    void ofASoundScenarioThePlanIsTold() {
        String staged =
                """
                name: staged
                scenarios:
                  listeners:
                    executor: ramping-vus
                    startTime: 2s
                    stages:
                      - {duration: 5s, target: 10, name: arrive, warmup: true}
                      - {duration: 10s, target: 10, name: steady}
                    exec: subscribe
                """;

        check(staged)
                .body("valid", equalTo(true))
                .body("errors", empty())
                .body("plan.name", equalTo("staged"))
                .body("plan.target", endsWith(":" + port))
                .body("plan.seconds", equalTo(17f))
                .body("plan.mayEndEarlier", equalTo(false))
                .body("plan.stages.name", equalTo(List.of("arrive", "steady")))
                .body("plan.stages.fromSeconds", equalTo(List.of(2f, 7f)))
                .body("plan.stages.toSeconds", equalTo(List.of(7f, 17f)))
                .body("plan.stages[0].warmup", equalTo(true));
    }

    @Test
    void whereUsersMayBeDoneBeforeTheTimeIsTheMost() {
        String counted =
                """
                name: counted
                scenarios:
                  listeners: {executor: constant-vus, vus: 2, duration: %s, exec: subscribe}
                  talkers: {executor: per-vu-iterations, vus: 2, iterations: 3, maxDuration: 30s, exec: publish}
                """;

        check(counted.formatted("5s")).body("plan.seconds", equalTo(30f)).body("plan.mayEndEarlier", equalTo(true));
        check(counted.formatted("30s")).body("plan.mayEndEarlier", equalTo(false));
    }

    @Test
    void everyFaultIsToldWithItsPath() {
        String faulty =
                """
                name: refused
                scenarios:
                  listeners: {executor: constant-vus, vus: -1, duration: soon, exec: subscribe}
                """;

        check(faulty)
                .body("valid", equalTo(false))
                .body("plan", nullValue())
                .body("errors.field", containsInAnyOrder("scenarios.listeners.vus", "scenarios.listeners.duration"));
    }

    @Test
    void whatMayNotBeDialledIsAFaultHereToo() {
        check(LabPeer.SHORT + "target: {url: \"example.com:9000\"}\n").body("errors.field", hasItem("target.url"));
    }

    @Test
    void nothingAtAllIsAFault() {
        check("").body("errors.field", hasItem("scenario"));
    }

    @Test
    void nothingIsRun() {
        List<String> before = given().get("/sim/runs").jsonPath().getList("id");

        check(LabPeer.SHORT).body("valid", equalTo(true));

        assertThat(given().get("/sim/runs").jsonPath().<String>getList("id")).isEqualTo(before);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        given().contentType("application/yaml")
                .body(("#" + "x".repeat(256 * 1024)).getBytes(StandardCharsets.UTF_8))
                .post("/sim/scenarios/check")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse check(String scenario) {
        return given().contentType("application/yaml")
                .body(scenario.getBytes(StandardCharsets.UTF_8))
                .post("/sim/scenarios/check")
                .then()
                .statusCode(200);
    }
}
