package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SwarmTest {

    private final String room = newRoom();

    @AfterEach
    void closeAll() {
        given().post("/sim/close-all").then().statusCode(200);
    }

    @Test
    void thousandClientsLoseNothing() {
        given().queryParam("n", 1000)
                .queryParam("room", room)
                .post("/sim/spawn")
                .then()
                .statusCode(200)
                .body("connected", equalTo(1000))
                .body("failed", equalTo(0))
                .body("connectMillis.p99", greaterThan(0f));

        given().queryParam("message", "test-message")
                .queryParam("room", room)
                .post("/sim/broadcast")
                .then()
                .statusCode(200)
                .body("sent", equalTo(1000))
                .body("expected", equalTo(1_000_000))
                .body("delivered", equalTo(1_000_000))
                .body("lost", equalTo(0))
                .body("duplicated", equalTo(0))
                .body("reordered", equalTo(0))
                .body("complete", equalTo(true));
    }

    @Test
    void aFewClientsThatSayMuchKeepTheirOwnOrder() {
        given().queryParam("n", 5).queryParam("room", room).post("/sim/spawn");

        given().queryParam("message", "quick")
                .queryParam("count", 200)
                .queryParam("room", room)
                .post("/sim/broadcast")
                .then()
                .body("delivered", equalTo(5_000))
                .body("reordered", equalTo(0));
    }

    @Test
    void everyFaultOfARequestIsListed() {
        given().queryParam("n", "many")
                .queryParam("room", "no such shape!")
                .queryParam("prefix", "with space")
                .post("/sim/spawn")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("n", "room", "prefix"));
    }
}
