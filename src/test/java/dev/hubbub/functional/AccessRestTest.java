package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.until;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.hubbub.access.Role;
import dev.hubbub.testing.GuardedProfile;
import dev.hubbub.testing.TokenIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP port, once tokens are asked for: what takes which role, and what is said to whoever lacks it. */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class AccessRestTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.json", "/console/app.js", "/q/health", "/q/health/ready", "/healthz", "/q/openapi"})
    void someThingsAreForEverybody(String path) {
        given().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/rooms", "/sim/summary", "/users", "/cluster", "/runtime", "/metrics", "/q/metrics", "/q/none"})
    void allElseAsksWhoItIs(String path) {
        refused(given().get(path).then(), 401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"hubbub\""))
                .body("detail", containsString("Authorization: Bearer"))
                .body("instance", containsString(path.equals("/metrics") ? "metrics" : path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//rooms", "/console/../rooms", "/./rooms", "/console/%2e%2e/rooms", "/rooms/", "/rooms;x=1"})
    void otherWaysToWriteAPathLeadNowhereElse(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT, /rooms, 200",
        "CHAT, /sim/summary, 403",
        "CHAT, /users, 403",
        "CHAT, /q/metrics, 403",
        "LAB, /rooms, 403",
        "LAB, /sim/summary, 200",
        "LAB, /runtime, 403",
        "ADMIN, /rooms, 200",
        "ADMIN, /sim/summary, 200",
        "ADMIN, /users, 200",
        "ADMIN, /metrics, 200"
    })
    void aRoleIsGoodForWhatItIsFor(Role role, String path, int status) {
        given().header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("ann", role))
                .get(path)
                .then()
                .statusCode(status);
    }

    @Test
    void whoLacksARoleIsToldWhichIsNeeded() {
        refused(
                        given().header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("ann", Role.CHAT))
                                .post("/sim/spawn?n=1")
                                .then(),
                        403)
                .header("WWW-Authenticate", containsString("insufficient_scope"))
                .body("detail", containsString("\"lab\""));
    }

    static Stream<Map.Entry<String, String>> badTokens() {
        return TokenIssuer.KNOWN.badTokens().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefused(Map.Entry<String, String> bad) {
        refused(
                        given().header("Authorization", "Bearer " + bad.getValue())
                                .get("/rooms")
                                .then(),
                        401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body(not(containsString(bad.getValue())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "token"})
    void anotherSchemeIsRefused(String authorization) {
        refused(given().header("Authorization", authorization).get("/rooms").then(), 401);
    }

    /** A browser asks first, without a token, and then with one. */
    @Test
    void pagesOfAnOriginThatIsAllowedMayUseIt() {
        given().header("Origin", GuardedProfile.FRIEND)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/sim/close-all")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(GuardedProfile.FRIEND))
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("authorization"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", containsStringIgnoringCase("origin"));
        given().header("Origin", GuardedProfile.FRIEND)
                .header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("lab", Role.LAB))
                .post("/sim/close-all")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(GuardedProfile.FRIEND));
    }

    @Test
    void thoseOfOthersMayNotWhateverTheyShow() {
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/sim/close-all")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
        refused(
                given().header("Origin", "https://evil.example")
                        .header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("lab", Role.LAB))
                        .post("/sim/close-all")
                        .then(),
                403);
    }

    @Test
    void eventsEndWithTheToken() {
        String token = TokenIssuer.KNOWN.shortLived(Duration.ofSeconds(8), "ann", Role.ADMIN);
        CompletableFuture<HttpResponse<String>> events = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + "/runtime/events"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        until(events::isDone);
        assertThat(events.handle((answer, cutOff) -> cutOff != null || answer.statusCode() == 200))
                .isCompletedWithValue(true);
        refused(
                        given().header("Authorization", "Bearer " + token)
                                .get("/runtime")
                                .then(),
                        401)
                .body("detail", containsString("expired"));
    }

    @Test
    void theSwarmAndTheLabMayDialTheServerTheyLiveIn() {
        String lab = "Bearer " + TokenIssuer.KNOWN.token("bob", Role.LAB);
        given().header("Authorization", lab)
                .post("/sim/spawn?n=3&room=guarded")
                .then()
                .statusCode(200)
                .body("connected", equalTo(3));
        given().header("Authorization", lab)
                .post("/sim/broadcast?message=hi&count=2&room=guarded")
                .then()
                .body("delivered", equalTo(18));
        given().header("Authorization", lab).post("/sim/close-all").then().statusCode(200);
        String metrics = given().header("Authorization", "Bearer " + TokenIssuer.KNOWN.token("root", Role.ADMIN))
                .get("/q/metrics")
                .asString();
        assertThat(metrics).contains("hubbub_access_refused_total{reason=\"unauthenticated\"}");
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .body("status", equalTo(status));
    }
}
