package dev.hubbub.functional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.LabPeer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run's progress, as a console follows it. */
@QuarkusTest
class LabEventsTest {

    private static final String NAME = "event:";
    private static final String DATA = "data:";

    @AfterEach
    void stopAll() {
        LabPeer.stopAll();
    }

    @Test
    void progressComesAgainAndAgainAndThenTheEnd() throws Exception {
        String id = LabPeer.begin(LabPeer.SHORT);

        List<String> lines = follow(id).toList();

        assertThat(lines).allMatch(line -> line.isEmpty() || line.startsWith(NAME) || line.startsWith(DATA));
        List<String> names = values(lines, NAME);
        List<JsonPath> data = values(lines, DATA).stream().map(JsonPath::new).toList();
        assertThat(names).hasSizeGreaterThan(2).endsWith("ended");
        assertThat(names.subList(0, names.size() - 1)).containsOnly("progress");
        assertThat(data).hasSameSizeAs(names).allSatisfy(event -> assertThat(event.getString("id"))
                .isEqualTo(id));
        JsonPath last = data.get(data.size() - 1);
        assertThat(last.getString("state")).isEqualTo("ENDED");
        assertThat(last.getString("verdict")).isIn("PASS", "INVALID");
        assertThat(last.getLong("ledger.delivered")).isPositive();
        given().get("/sim/runs/" + id + "/report.json").then().statusCode(200);
    }

    @Test
    void ofARunThatHasEndedOnlyTheEndIsTold() throws Exception {
        String id = LabPeer.begin(LabPeer.SHORT);
        LabPeer.awaitEnd(id);

        List<String> lines = follow(id).toList();

        assertThat(values(lines, NAME)).containsExactly("ended");
    }

    @Test
    void aClientMayLeaveInTheMiddle() throws Exception {
        String id = LabPeer.begin(LabPeer.LONG);
        try (Stream<String> lines = follow(id)) {
            assertThat(lines.filter(line -> line.startsWith(NAME)).findFirst()).isPresent();
        }

        given().delete("/sim/runs/" + id).then().statusCode(202);
        assertThat(LabPeer.awaitEnd(id).getString("verdict")).isEqualTo("INTERRUPTED");
    }

    private Stream<String> follow(String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/sim/runs/" + id + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return response.body();
    }

    private static List<String> values(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .toList();
    }
}
