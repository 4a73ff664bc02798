package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests: every fault at once, as RFC 9457 has it, and no stack trace. */
@QuarkusTest
class ProblemTest {

    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-1", "10001", "99999999999", "1.5", ""})
    void spawnRefusesWhatIsNoNumberOfClients(String n) {
        problem("POST", "/sim/spawn?n=" + n, 400).body("errors.field", containsInAnyOrder("n"));
    }

    @Test
    void spawnWithoutNumberSaysSo() {
        problem("POST", "/sim/spawn", 400)
                .body("errors.field", containsInAnyOrder("n"))
                .body("detail", containsString("missing"));
    }

    @Test
    void spawnListsEveryFault() {
        problem("POST", "/sim/spawn?n=x&room=a%20b&prefix=a%20b", 400)
                .body("errors.field", containsInAnyOrder("n", "room", "prefix"));
    }

    @Test
    void broadcastListsEveryFault() {
        problem("POST", "/sim/broadcast?count=0&room=%00&spread=soon&rate=fast&seed=x", 400)
                .body("errors.field", containsInAnyOrder("message", "count", "room", "spread", "rate", "seed"));
    }

    @Test
    void broadcastTakesSpreadOrRateNotBoth() {
        problem("POST", "/sim/broadcast?message=hi&spread=5s&rate=10", 400)
                .body("errors.field", containsInAnyOrder("rate"));
    }

    @Test
    void broadcastRefusesAnOversizedMessage() {
        problem("POST", "/sim/broadcast?message=" + "x".repeat(8193) + "&room=" + newRoom(), 400)
                .body("errors.field", containsInAnyOrder("message"))
                .body("detail", containsString("8192"));
    }

    @Test
    void broadcastWithoutClientsSaysHowToGetSome() {
        problem("POST", "/sim/broadcast?message=hi&room=" + newRoom(), 409)
                .body("detail", containsString("spawn some first"));
    }

    @Test
    void unknownRouteIsAProblem() {
        problem("GET", "/no/such/thing", 404).body("instance", equalTo("/no/such/thing"));
    }

    @Test
    void unknownRouteBelowTheQuarkusRootIsAProblem() {
        problem("GET", "/q/nothing", 404);
    }

    @Test
    void wrongMethodIsAProblem() {
        problem("GET", "/sim/spawn?n=1", 405);
        problem("PATCH", "/sim/clients", 405);
    }

    @Test
    void unknownRoomIsAProblem() {
        problem("GET", "/rooms/" + newRoom() + "/members", 404);
        problem("GET", "/rooms/no%20shape/members", 400).body("errors.field", containsInAnyOrder("room"));
    }

    private static ValidatableResponse problem(String method, String path, int status) {
        return given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(not(containsString("Exception")))
                .body(not(containsString("\tat ")));
    }
}
