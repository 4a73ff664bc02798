package dev.hubbub.functional;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.hubbub.testing.SwitchableCheck;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthzTest {

    @Inject
    @Readiness
    SwitchableCheck check;

    @AfterEach
    void recover() {
        check.set(true);
    }

    @Test
    void namesTheCheckThatIsDownAndItsReason() {
        check.set(false);

        get("/healthz")
                .then()
                .statusCode(500)
                .contentType(startsWith("text/plain"))
                .body(equalTo("switchable is down: {\"reason\":\"a test says so\"}\n"));
    }

    @Test
    void isOkAgainOnceTheCheckIsUp() {
        check.set(false);
        get("/healthz").then().statusCode(500);

        check.set(true);

        get("/healthz").then().statusCode(200).body(equalTo("ok\n"));
    }
}
