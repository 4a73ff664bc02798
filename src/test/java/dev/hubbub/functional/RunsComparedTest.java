package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.nullValue;

import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.LabPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two runs held against each other, and a run's samples, over HTTP. */
@QuarkusTest
class RunsComparedTest {

    /** Of a run that has ended, for tests to which any is as good; begun by the first of them. */
    private static @Nullable String any;

    @AfterEach
    void stopAll() {
        LabPeer.stopAll();
    }

    @Test
    void twoRunsAreHeldAgainstEachOther() {
        String before = any();
        String after = ended();

        given().get("/sim/runs/" + before + "/compare/" + after + "?tolerance=0.1")
                .then()
                .statusCode(200)
                .body("before", equalTo(1))
                .body("after", equalTo(1))
                .body("tolerance", equalTo(0.1f))
                .body("changes.metric", hasItems("delivery_lost", "deliveries", "fanout_latency p99"))
                .body("changes.find { it.metric == 'delivery_lost' }.judgement", equalTo("SAME"))
                .body("changes.interval", everyItem(nullValue()))
                .body("changes.judgement", everyItem(in(List.of("BETTER", "WORSE", "SAME", "UNSURE"))))
                .body("warnings", hasItem(containsString("one run on a side proves little")));
    }

    @Test
    void aRunBesideItselfIsTheSame() {
        String run = any();

        given().get("/sim/runs/" + run + "/compare/" + run)
                .then()
                .statusCode(200)
                .body("worse", equalTo(false))
                .body("changes.judgement", everyItem(equalTo("SAME")))
                .body("warnings", hasItem(containsString("more than once")));
    }

    @Test
    void aRunThatGoesOnIsNotCompared() {
        String before = any();
        String after = LabPeer.begin(LabPeer.LONG);

        given().get("/sim/runs/" + before + "/compare/" + after)
                .then()
                .statusCode(409)
                .body("detail", containsString(after + "/events"));
    }

    @Test
    void anUnknownRunIsNotFound() {
        given().get("/sim/runs/" + any() + "/compare/none-1")
                .then()
                .statusCode(404)
                .body("detail", containsString("none-1"));
    }

    @Test
    void aToleranceThatIsNoneIsAFault() {
        String run = any();
        for (String tolerance : List.of("-0.1", "wide", "NaN")) {
            given().get("/sim/runs/" + run + "/compare/" + run + "?tolerance=" + tolerance)
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("tolerance"));
        }
    }

    @Test
    void theSamplesOfARunThatGoesOnAreThoseOfItsReportLater() {
        String id = LabPeer.begin(LabPeer.LONG);
        LabPeer.awaitState(id, "RUNNING");
        ChatPeer.until(() -> samples(id).getList("seconds").size() >= 2);
        List<Float> seen = samples(id).getList("seconds");
        given().get("/sim/runs/" + id).then().body("stages[0].toSeconds", equalTo(600f));

        given().delete("/sim/runs/" + id);
        LabPeer.awaitEnd(id);

        List<Float> all = samples(id).getList("seconds");
        assertThat(all).startsWith(seen.toArray(Float[]::new)).isSorted();
        assertThat(all).isEqualTo(LabPeer.run(id).getList("series.seconds"));
    }

    private static JsonPath samples(String id) {
        return given().get("/sim/runs/" + id + "/samples").jsonPath();
    }

    private static String any() {
        String run = any == null ? ended() : any;
        any = run;
        return run;
    }

    private static String ended() {
        String id = LabPeer.begin(LabPeer.SHORT);
        LabPeer.awaitEnd(id);
        return id;
    }
}
