package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.LabPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of scenarios, from a request to what they leave behind. */
@QuarkusTest
class LabRunTest {

    @ConfigProperty(name = "hubbub.lab.folder")
    Path folder;

    @AfterEach
    void stopAll() {
        LabPeer.stopAll();
    }

    @Test
    void aRunIsBegunAndReported() {
        ValidatableResponse begun = LabPeer.post(LabPeer.SHORT).then().statusCode(202);
        String id = begun.extract().path("id");
        begun.header("Location", endsWith("/sim/runs/" + id))
                .body("links.self", equalTo("/sim/runs/" + id))
                .body("links.html", nullValue());

        JsonPath run = LabPeer.awaitEnd(id);

        // On a busy machine the generator may say that it was too slow to judge.
        assertThat(run.getString("verdict")).isIn("PASS", "INVALID");
        assertThat(run.getString("name")).isEqualTo("small");
        assertThat(run.getLong("ledger.expected")).isPositive();
        assertThat(run.getLong("ledger.delivered")).isEqualTo(run.getLong("ledger.expected"));
        assertThat(run.getLong("ledger.lost")).isZero();
        assertThat(run.getBoolean("generator.colocated")).isTrue();
        assertThat(folder.resolve(id)).isDirectory();
        given().get("/sim/runs").then().body("[0].id", equalTo(id)).body("[0].state", equalTo("ENDED"));
    }

    @Test
    void aRunLeavesReportsInEveryShape() {
        String id = LabPeer.begin(LabPeer.SHORT);
        LabPeer.awaitEnd(id);

        JsonPath run = LabPeer.run(id);
        assertThat(run.getMap("links")).hasSize(9);
        file(run.getString("links.html"), "text/html").body(containsString("</html>"));
        file(run.getString("links.json"), "application/json")
                .body(allOf(containsString("\"id\":"), containsString(id)));
        file(run.getString("links.csv"), "text/csv").body(containsString("receive_message_count"));
        file(run.getString("links.junit"), "application/xml").body(containsString("<testsuite"));
        file(run.getString("links.series"), "text/csv").body(containsString(","));
        file(run.getString("links.histogram"), "text/plain").body(startsWith("#"));
        file(run.getString("links.scenario"), "text/yaml").body(equalTo(LabPeer.SHORT));
    }

    @Test
    void aRunThatGoesOnShowsItsProgress() {
        String id = LabPeer.begin(LabPeer.LONG);
        LabPeer.awaitState(id, "RUNNING");
        ChatPeer.until(() -> LabPeer.run(id).getLong("ledger.delivered") > 0);

        given().get("/sim/runs/" + id)
                .then()
                .body("id", equalTo(id))
                .body("verdict", nullValue())
                .body("totalSeconds", is(600f))
                .body("startedAt", notNullValue())
                .body("sample.users", equalTo(5))
                .body("links.events", equalTo("/sim/runs/" + id + "/events"));
        given().get("/sim/runs").then().body("find { it.id == '" + id + "' }.state", equalTo("RUNNING"));
        given().get("/sim/runs/" + id + "/scenario").then().statusCode(200).body(equalTo(LabPeer.LONG));
        given().get("/metrics")
                .then()
                .body(containsString("hubbub_lab_runs_active 1.0"))
                .body(containsString("hubbub_lab_virtual_users 5.0"));
    }

    @Test
    void aReportOfARunThatGoesOnIsRefused() {
        String id = LabPeer.begin(LabPeer.LONG);

        given().get("/sim/runs/" + id + "/report.html")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", allOf(containsString(id), containsString("ends in about")));
    }

    @Test
    void aSecondRunIsRefusedWhileOneGoesOn() {
        String id = LabPeer.begin(LabPeer.LONG);

        LabPeer.post(LabPeer.SHORT)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", allOf(containsString("hubbub.lab.concurrent-runs"), containsString(id)));
    }

    @Test
    void aRunThatIsStoppedIsReportedAsInterrupted() {
        String id = LabPeer.begin(LabPeer.LONG);
        LabPeer.awaitState(id, "RUNNING");

        given().delete("/sim/runs/" + id).then().statusCode(202).body("id", equalTo(id));

        assertThat(LabPeer.awaitEnd(id).getString("verdict")).isEqualTo("INTERRUPTED");
        given().get("/metrics").then().body(not(containsString("hubbub_lab_runs_total{verdict=\"interrupted\"} 0.0")));
    }

    @Test
    void aRunThatHasEndedIsDeleted() {
        String id = LabPeer.begin(LabPeer.SHORT);
        LabPeer.awaitEnd(id);

        given().delete("/sim/runs/" + id).then().statusCode(204);

        given().get("/sim/runs/" + id).then().statusCode(404);
        given().delete("/sim/runs/" + id).then().statusCode(404);
        given().get("/sim/runs").then().body("id", not(hasItem(id)));
        assertThat(Files.exists(folder.resolve(id))).isFalse();
    }

    @Test
    void aTargetThatIsNotThereIsReported() {
        String id = LabPeer.begin(LabPeer.SHORT + "target: {url: \"localhost:1\"}\n");

        JsonPath run = LabPeer.awaitEnd(id);

        assertThat(run.getString("verdict")).isEqualTo("INVALID");
        assertThat(run.getList("reasons")).isNotEmpty();
    }

    @Test
    void aPresetIsRun() {
        String id = given().post("/sim/runs?preset=smoke")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        LabPeer.awaitState(id, "RUNNING");
        given().get("/sim/runs/" + id).then().body("name", anyOf(equalTo("smoke")));
    }

    private static ValidatableResponse file(String link, String type) {
        return given().get(link)
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header("Content-Disposition", startsWith("inline; filename=\"hubbub-"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }
}
