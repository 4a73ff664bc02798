package dev.hubbub.hostile;

import static dev.hubbub.testing.RawSocket.status;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.AppVitals;
import dev.hubbub.testing.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Requests that are too long, too short, too slow, ambiguous, or larger than they look. */
final class HttpAttacks {

    private static final String POST = "POST /sim/runs HTTP/1.1\r\n";
    private static final byte[] NOTHING = {};
    private static final int TRICKLES = 100;

    private HttpAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                request("request line of 1 MB", "GET /" + "x".repeat(1 << 20) + " HTTP/1.1\r\n", NOTHING, 414),
                request("header of 1 MB", "GET / HTTP/1.1\r\nX: " + "x".repeat(1 << 20) + "\r\n", NOTHING, 431),
                request("10 GB announced", POST + "Content-Length: 10000000000\r\n", NOTHING, 413),
                request("12 MB in chunks", POST + "Transfer-Encoding: chunked\r\n", chunks(12), 413),
                request(
                        "gzip of 100 MB in 100 kB",
                        POST + "Content-Type: application/yaml\r\nContent-Encoding: gzip\r\n",
                        zipped(100),
                        400),
                request(
                        "two lengths",
                        POST + "Content-Length: 3\r\nContent-Length: 4\r\n",
                        "abcd".getBytes(US_ASCII),
                        400),
                request(
                        "a length and chunks",
                        POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                        "0\r\n\r\n".getBytes(US_ASCII),
                        400),
                request("a negative length", POST + "Content-Length: -1\r\n", NOTHING, 400),
                new Attack("HTTP: a body that is cut off", 10, HttpAttacks::cutOff),
                new Attack("HTTP: bodies that trickle", TRICKLES, app -> trickle(app, HttpVersion.HTTP_1_1)),
                new Attack("HTTP/2: bodies that trickle", TRICKLES, app -> trickle(app, HttpVersion.HTTP_2)));
    }

    private static Attack request(String name, String head, byte[] body, int status) {
        boolean hasLength = head.contains("Content-Length") || head.contains("chunked") || body.length == 0;
        String lines = hasLength ? head : head + "Content-Length: " + body.length + "\r\n";
        // The answer to one that is sent on is lost where the system tells of the end first.
        int cut = head.length() + body.length < 1 << 20 ? status : 0;
        return new Attack("HTTP: " + name, 10, app -> {
            for (int i = 0; i < 10; i++) {
                assertThat(status(RawSocket.answer(app.httpPort(), lines, body)))
                        .isIn(status, cut);
            }
            return status + (cut == 0 ? ", or cut off" : "");
        });
    }

    private static String cutOff(AppProcess app) {
        for (int i = 0; i < 10; i++) {
            try (RawSocket socket = RawSocket.open(app.httpPort())) {
                socket.send(POST + "Host: localhost\r\nContent-Length: 100\r\n\r\nname:")
                        .endOutput();
                assertThat(socket.rest()).doesNotContain("202");
            }
        }
        assertThat(app.get("/sim/runs").body()).doesNotContain("RUNNING");
        return "closed; no run is begun";
    }

    /** More than there are workers, each a byte now and then, without an end. */
    private static String trickle(AppProcess app, HttpVersion version) {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(TRICKLES));
            List<CompletableFuture<HttpClientResponse>> answers = Stream.generate(
                            () -> client.request(HttpMethod.POST, app.httpPort(), "127.0.0.1", "/sim/runs")
                                    .compose(request -> drip(vertx, request))
                                    .toCompletionStage()
                                    .toCompletableFuture())
                    .limit(TRICKLES)
                    .toList();
            for (CompletableFuture<HttpClientResponse> answer : answers) {
                assertThat(answer.orTimeout(30, TimeUnit.SECONDS)
                                .handle((head, cut) -> head == null ? 0 : head.statusCode())
                                .join())
                        .isIn(version == HttpVersion.HTTP_1_1 ? List.of(408, 0) : List.of(0));
            }
            assertNobodyReads(app);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return version == HttpVersion.HTTP_1_1 ? "408, or cut off" : "reset";
    }

    /** Long before the time that a worker would wait for the next part. */
    private static void assertNobodyReads(AppProcess app) {
        try (AppVitals vitals = AppVitals.of(app)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> vitals.threadsIn("VertxInputStream$VertxBlockingInput") == 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Future<HttpClientResponse> drip(Vertx vertx, HttpClientRequest request) {
        request.setChunked(true).exceptionHandler(cut -> {}); // which the answer tells as well
        long timer = vertx.setPeriodic(100, tick -> request.write("#"));
        return request.response().onComplete(answered -> vertx.cancelTimer(timer));
    }

    private static byte[] chunks(int megabytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = "#".repeat(1 << 20).getBytes(US_ASCII);
        for (int i = 0; i < megabytes; i++) {
            List.of("100000\r\n".getBytes(US_ASCII), chunk, "\r\n".getBytes(US_ASCII))
                    .forEach(body::writeBytes);
        }
        body.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
        return body.toByteArray();
    }

    private static byte[] zipped(int megabytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            byte[] comment = "#".repeat(1 << 20).getBytes(US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                out.write(comment);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
