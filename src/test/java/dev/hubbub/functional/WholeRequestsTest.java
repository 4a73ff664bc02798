package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.RawSocket;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests with a body, without, and with an empty one, over both versions of HTTP. */
@QuarkusTest
class WholeRequestsTest {

    @Test
    void anEmptyBodyIsNotWaitedFor() {
        String announced = post("Content-Length: 0\r\n", "");
        String none = post("", "");

        assertThat(announced).startsWith("HTTP/1.1 400 ").contains("send one as the body");
        assertThat(none).startsWith("HTTP/1.1 400 ").contains("send one as the body");
    }

    @Test
    void aBodyComesAsAWholeAndInChunks() {
        assertThat(post("Content-Length: 9\r\n", "nonsense:"))
                .startsWith("HTTP/1.1 400 ")
                .contains("nonsense");
        assertThat(post("Transfer-Encoding: chunked\r\n", "4\r\nnons\r\n5\r\nense:\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("nonsense");
    }

    @Test
    void oneThatIsAnnouncedAsTooLongIsNotWaitedFor() {
        byte[] nothing = {};

        assertThat(RawSocket.answer(
                        RestAssured.port, "POST /sim/runs HTTP/1.1\r\nContent-Length: 10000000000\r\n", nothing))
                .startsWith("HTTP/1.1 413 ");
    }

    /** As curl sends what it is given, unless it is told more; it says so, and is no form. */
    @Test
    void whatIsCalledAFormIsReadAsItIs() {
        String scenario = "name: x\n# 100% & more = " + "y".repeat(10_000) + "\nnonsense:";

        String answer = post(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + scenario.length() + "\r\n",
                scenario);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("nonsense");
    }

    @Test
    void overHttp2TheyAreReadAsWell() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();

        assertThat(send(client, "nonsense:")).contains("nonsense"); // with an upgrade, and then without
        assertThat(send(client, "nonsense:")).contains("nonsense");
        assertThat(send(client, "")).contains("send one as the body");
    }

    private static URI runs() {
        return URI.create("http://localhost:" + RestAssured.port + "/sim/runs");
    }

    private static String send(HttpClient client, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(runs())
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }

    private static String post(String headers, String body) {
        return RawSocket.http(
                RestAssured.port, "POST /sim/runs HTTP/1.1\r\n" + headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
