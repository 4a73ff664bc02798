package dev.hubbub.functional;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.hubbub.testing.Emails;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserRestTest {

    @Test
    void whatIsCreatedCanBeGotChangedAndRemoved() {
        String email = Emails.unused();
        String path = json("{\"name\":\"Ann\",\"email\":\"" + email + "\",\"age\":25}")
                .post("/users")
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("createdAt", endsWith("Z"))
                .extract()
                .header("Location");

        get(path).then().statusCode(200).body("email", equalTo(email));
        json("{\"age\":26,\"version\":1}").patch(path).then().statusCode(200).body("age", equalTo(26));
        json("{\"age\":27,\"version\":1}")
                .patch(path)
                .then()
                .statusCode(409)
                .body("detail", containsString("version 2"));
        given().delete(path).then().statusCode(204);
        get(path).then().statusCode(404).body("detail", containsString("there is no user"));
    }

    @Test
    void allFaultsOfARequestComeAtOnce() {
        problem(json("{\"name\":7,\"email\":\"nobody\",\"age\":\"old\",\"nick\":\"a\"}")
                        .post("/users")
                        .then())
                .body("errors.field", containsInAnyOrder("nick", "name", "name", "age", "email"));
        problem(json("{").post("/users").then()).body("errors.field", containsInAnyOrder("body"));
        problem(json("[]").post("/users").then()).body("errors.field", containsInAnyOrder("body"));
        problem(json("{\"name\":5,\"age\":200}").patch("/users/x").then())
                .body("errors.field", containsInAnyOrder("name", "age", "id"));
        problem(json("{}").patch("/users/0").then()).body("errors.field", containsInAnyOrder("id", "request"));
        problem(get("/users/ann").then()).body("errors.field", containsInAnyOrder("id"));
        problem(get("/users?limit=x&page=-1&pageToken=none").then())
                .body("errors.field", containsInAnyOrder("limit", "page", "page_token"));
    }

    @Test
    void aCreationThatIsSentAgainIsDoneOnce() {
        String body = "{\"name\":\"Ann\",\"email\":\"" + Emails.unused() + "\",\"age\":25}";
        String key = Emails.unused();
        String first = json(body)
                .header("Idempotency-Key", key)
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        json(body)
                .header("Idempotency-Key", key)
                .post("/users")
                .then()
                .statusCode(201)
                .header("Location", endsWith(first));
        json(body).post("/users").then().statusCode(409).body("detail", containsString("email"));
    }

    @Test
    void pagesFollowOneAnother() {
        for (int i = 0; i < 3; i++) {
            json("{\"name\":\"P\",\"email\":\"" + Emails.unused() + "\"}")
                    .post("/users")
                    .then()
                    .statusCode(201);
        }
        String token =
                get("/users?limit=2").then().body("users", hasSize(2)).extract().path("nextPageToken");
        int first = get("/users?limit=1").path("users[0].id");

        get("/users?limit=2&pageToken=" + token).then().statusCode(200).body("users[0].id", not(equalTo(first)));
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static ValidatableResponse problem(ValidatableResponse answer) {
        return answer.statusCode(400).contentType("application/problem+json").body(not(containsString("Exception")));
    }
}
