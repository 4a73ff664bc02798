package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages in somebody's browser may do to a server of the same machine that asks nobody who they are. */
@QuarkusTest
class PagesTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int web;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.json", "/rooms", "/sim/summary", "/q/metrics", "/metrics", "/q/health", "/none"})
    void nothingIsAnsweredToANameThatSomebodyElseGaveThisMachine(String path) {
        long before = refused("foreign_host");

        foreign(asked("evil.example:" + web).get(path).then(), "localhost");

        assertThat(refused("foreign_host")).isEqualTo(before + 1);
    }

    @Test
    void norIsAWebSocketOpenedToThatPageAlthoughItSeemsToBeOfTheSameOrigin() {
        foreign(
                asked("evil.example:" + web)
                        .header("Origin", "http://evil.example:" + web)
                        .header("Connection", "Upgrade")
                        .header("Upgrade", "websocket")
                        .header("Sec-WebSocket-Version", "13")
                        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                        .get("/stomp")
                        .then(),
                "localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void itsOwnNamesAreAnswered(String name) {
        asked(name + ":" + web).get("/index.json").then().statusCode(200);
        asked(name).get("/index.json").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /sim/spawn?n=1",
        "POST, /sim/close-all",
        "POST, /sim/runs?preset=smoke",
        "DELETE, /sim/runs/none",
        "POST, /users",
        "PUT, /users/1",
        "POST, /rooms/lobby/messages",
        "PATCH, /none"
    })
    void aPageOfAnotherOriginChangesNothing(String method, String path) {
        long before = refused("foreign_origin");

        for (String origin : List.of("https://evil.example", "http://localhost:1", "null")) {
            foreign(
                    given().header("Origin", origin)
                            .contentType("text/plain")
                            .request(method, path)
                            .then(),
                    "may change nothing here");
        }
        foreign(
                given().header("Sec-Fetch-Site", "cross-site")
                        .request(method, path)
                        .then(),
                "may change nothing here");

        assertThat(refused("foreign_origin")).isEqualTo(before + 4);
    }

    @Test
    void thePageOfTheServerItselfMay() {
        for (String site : List.of("same-origin", "none", "cross-site")) {
            asked("localhost:" + web)
                    .header("Origin", "http://localhost:" + web)
                    .header("Sec-Fetch-Site", site)
                    .post("/sim/close-all")
                    .then()
                    .statusCode(200);
        }
        given().header("Sec-Fetch-Site", "none").post("/sim/close-all").then().statusCode(200);
    }

    @Test
    void whatAPageOfAnotherOriginReadsItsBrowserKeepsFromIt() {
        given().header("Origin", "https://evil.example")
                .get("/index.json")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/sim/spawn")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/console/app.js",
                "/lib/chart.umd.js",
                "/rooms",
                "/q/metrics",
                "/q/health",
                "/q/openapi",
                "/none"
            })
    void everyAnswerTellsBrowsersToDoNoMoreWithItThanIsMeant(String path) {
        Headers headers = given().accept("*/*").get(path).headers();

        assertThat(headers.getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.getValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.getValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.getValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.getValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(headers.getValue("Permissions-Policy")).contains("camera=()", "geolocation=()", "microphone=()");
        assertThat(headers.getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(headers.hasHeaderWithName("Strict-Transport-Security"))
                .as("over plain text it means nothing")
                .isFalse();
    }

    private RequestSpecification asked(String host) {
        return given().header("Host", host);
    }

    private static void foreign(ValidatableResponse answer, String words) {
        Response refused = answer.statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("hubbub.security.allowed-origins"))
                .body("detail", containsString(words))
                .body("status", equalTo(403))
                .extract()
                .response();
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    }

    private static long refused(String reason) {
        String metrics = given().accept("text/plain").get("/q/metrics").asString();
        return Pattern.compile(
                        "^hubbub_access_refused_total\\{reason=\"" + reason + "\",?} ([0-9.]+)$", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .map((MatchResult sample) -> (long) Double.parseDouble(sample.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metrics));
    }
}
