package dev.hubbub.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Somebody who uses the load lab over HTTP. */
public final class LabPeer {

    /** A few who chat, for two seconds; nothing may be lost. */
    public static final String SHORT = scenario("2s");

    /** The same, for as long as a test may need. */
    public static final String LONG = scenario("10m");

    private LabPeer() {}

    public static Response post(String scenario) {
        return given().contentType("application/yaml")
                .body(scenario.getBytes(UTF_8))
                .post("/sim/runs");
    }

    /** Begins a run; its id. */
    public static String begin(String scenario) {
        return post(scenario).then().statusCode(202).extract().path("id");
    }

    public static JsonPath run(String id) {
        return given().get("/sim/runs/" + id).then().statusCode(200).extract().jsonPath();
    }

    public static boolean hasEnded(String id) {
        return run(id).getString("state").equals("ENDED");
    }

    public static JsonPath awaitEnd(String id) {
        ChatPeer.until(() -> hasEnded(id));
        return run(id);
    }

    public static void awaitState(String id, String state) {
        ChatPeer.until(() -> run(id).getString("state").equals(state));
    }

    /** Stops whatever goes on, and waits until nothing does. */
    public static void stopAll() {
        given().get("/sim/runs")
                .jsonPath()
                .<String>getList("findAll { it.state != 'ENDED' }.id")
                .forEach(id -> {
                    given().delete("/sim/runs/" + id);
                    awaitEnd(id);
                });
    }

    private static String scenario(String duration) {
        return """
                name: small
                scenarios:
                  friends:
                    executor: constant-vus
                    vus: 5
                    duration: %s
                    exec: chat
                    think: 50ms
                thresholds:
                  delivery_reach: ["rate==1"]
                drain: 1s
                """
                .formatted(duration);
    }
}
