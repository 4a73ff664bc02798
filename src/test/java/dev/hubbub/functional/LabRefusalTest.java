package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the load lab does not do, and how it says so; and what it can be asked without a run. */
@QuarkusTest
class LabRefusalTest {

    private static final String LISTENERS =
            """
            name: refused
            scenarios:
              listeners: {executor: constant-vus, vus: 1, duration: 1s, exec: subscribe}
            """;

    @Test
    void everyFaultOfAScenarioIsListedWithItsPath() {
        String faulty =
                """
                name: refused
                scenarios:
                  listeners: {executor: constant-vus, vus: -1, duration: soon, exec: listen}
                thresholds: {fanout_latency: ["p(99)<<50"]}
                """;

        problem(post("application/yaml", faulty), 400)
                .body(
                        "errors.field",
                        hasItems("scenarios.listeners.vus", "scenarios.listeners.duration", "scenarios.listeners.exec"))
                .body("errors.size()", equalTo(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded"
            })
    void aBodyIsReadInEveryTypeThatYamlAndJsonGoBy(String type) {
        problem(post(type, "{\"name\": \"refused\"}"), 400).body("errors.field", hasItem("scenarios"));
    }

    @Test
    void anotherTypeIsRefused() {
        problem(post("application/xml", "<name/>"), 415).body("detail", containsString("application/yaml"));
    }

    @Test
    void neitherABodyNorAPresetIsAFault() {
        problem(given().post("/sim/runs"), 400)
                .body("errors.field", containsInAnyOrder("scenario"))
                .body("detail", containsString("preset=smoke"));
    }

    @Test
    void aBodyAndAPresetAreAFault() {
        problem(given().contentType("text/plain").body(LISTENERS).post("/sim/runs?preset=smoke"), 400)
                .body("errors.field", containsInAnyOrder("preset"));
    }

    @Test
    void anUnknownPresetIsAFaultThatNamesThoseThereAre() {
        problem(given().post("/sim/runs?preset=smoek"), 400)
                .body("errors.field", containsInAnyOrder("preset"))
                .body("detail", containsString("smoke"));
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        problem(post("application/yaml", LISTENERS + "#" + "x".repeat(256 * 1024)), 413)
                .body("detail", containsString("262144"));
    }

    @Test
    void aBodyThatIsNoTextIsRefused() {
        problem(
                        given().contentType("application/json")
                                .body(new byte[] {'{', (byte) 0xc3, '}'})
                                .post("/sim/runs"),
                        400)
                .body("detail", containsString("UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com:9000", "10.0.0.7:9000", "169.254.169.254:80", "localhost.example.com:80"})
    void onlyLoopbackMayBeDialled(String address) {
        problem(post("application/yaml", LISTENERS + "target: {url: \"" + address + "\"}\n"), 400)
                .body("errors.field", containsInAnyOrder("target.url"))
                .body("detail", containsString("hubbub.lab.allowed-targets"));
    }

    @Test
    void filesOfTheServerMayNotBeNamed() {
        String tls = "target: {url: \"localhost:9000\", tls: {trust: /etc/passwd}}\n";

        problem(post("application/yaml", LISTENERS + tls), 400)
                .body("errors.field", containsInAnyOrder("target.tls.trust"))
                .body("detail", containsString("hubbub.lab.allow-files"));
    }

    @Test
    void aRunBeyondTheBoundsIsRefused() {
        problem(post("application/yaml", LISTENERS.replace("vus: 1", "vus: 50001")), 400)
                .body("detail", containsString("hubbub.lab.max-users"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/events",
                "/report.html",
                "/report.json",
                "/report.csv",
                "/report.xml",
                "/series.csv",
                "/histogram.hlog",
                "/scenario"
            })
    void anUnknownRunIsNotFound(String what) {
        problem(given().get("/sim/runs/none-1" + what), 404).body("detail", containsString("GET /sim/runs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fetc", "%2e%2e", "RUN", "a.b", "%00"})
    void whatIsNoIdIsNotFound(String id) {
        problem(given().urlEncodingEnabled(false).get("/sim/runs/" + id + "/report.json"), 404);
        problem(given().urlEncodingEnabled(false).delete("/sim/runs/" + id), 404);
    }

    @Test
    void presetsAreListedAndCanBeRead() {
        given().get("/sim/presets")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("smoke"))
                .body("[0].text", equalTo("/sim/presets/smoke"))
                .body("[0].run", equalTo("/sim/runs?preset=smoke"))
                .body("about", not(hasItem("")));
        given().get("/sim/presets/smoke")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/yaml"))
                .body(containsString("name: smoke"));
        problem(given().get("/sim/presets/none"), 404).body("detail", containsString("smoke"));
    }

    @Test
    void theSchemaIsServed() {
        given().get("/sim/scenario.schema.json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body(containsString("https://json-schema.org/draft/2020-12/schema"));
    }

    @Test
    void theIndexLeadsToTheLab() {
        given().get("/").then().body("links.href", hasItems("/sim/runs", "/sim/presets", "/sim/scenario.schema.json"));
    }

    private static Response post(String type, String body) {
        RestAssuredConfig asItIs = RestAssured.config()
                .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT));
        return given().config(asItIs).contentType(type).body(body).post("/sim/runs");
    }

    private static ValidatableResponse problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(not(containsString("Exception")));
    }
}
