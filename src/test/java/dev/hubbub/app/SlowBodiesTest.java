package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawSocket;
import dev.hubbub.testing.VertxServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come a byte at a time. */
@Timeout(60)
class SlowBodiesTest {

    private static final int NEVER = -1;
    private static final int MORE_THAN_A_WINDOW = 100_000;
    private static final String RESET = new String(Http2Frame.reset(1).bytes(), StandardCharsets.ISO_8859_1);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Throwable> reader = new CompletableFuture<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void oneThatNeverEndsIsAnsweredInTime() {
        WholeRequests bodies = bodies("300ms");

        CompletableFuture<HttpClientResponse> answer = post(HttpVersion.HTTP_1_1, "/read", bodies, NEVER);

        assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().statusCode()).isEqualTo(408);
        assertThat(bodies.late()).isEqualTo(1);
    }

    @Test
    void overHttp2ItsStreamIsResetAndWhoReadsIsTold() {
        WholeRequests bodies = bodies("300ms");

        CompletableFuture<HttpClientResponse> answer = post(HttpVersion.HTTP_2, "/read", bodies, NEVER);

        assertThatThrownBy(() -> answer.orTimeout(20, TimeUnit.SECONDS).join())
                .hasCauseInstanceOf(StreamResetException.class);
        assertThat(reader.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(StreamResetException.class);
        assertThat(bodies.late()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void oneThatTakesItsTimeIsWaitedForUntilThen(HttpVersion version) {
        CompletableFuture<HttpClientResponse> answer = post(version, "/read", bodies("1h"), NEVER);

        assertThatThrownBy(() -> answer.orTimeout(1, TimeUnit.SECONDS).join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, /unread, 1", "HTTP_2, /unread, 1", "HTTP_2, /read, 1"})
    void itsAnswerMayTakeLonger(HttpVersion version, String path, int bytes) {
        CompletableFuture<HttpClientResponse> answer = post(version, path, bodies("300ms"), bytes);

        assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    }

    @Test
    void theTimeInWhichItMayNotGoOnDoesNotCount() {
        WholeRequests bodies = bodies("300ms");

        CompletableFuture<HttpClientResponse> answer = post(HttpVersion.HTTP_2, "/unread", bodies, MORE_THAN_A_WINDOW);

        assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
        assertThat(bodies.late()).isZero();
    }

    /** Its stream is closed on the client's side from the start, whatever is still to come. */
    @Test
    void oneOfARequestThatBecomesOneOfHttp2HasNoMoreTime() {
        try (RawSocket socket = RawSocket.open(serve(bodies("300ms")))) {
            String said =
                    socket.send(upgrade("POST", "Content-Length: 2") + ".").upTo(RESET);

            assertThat(said).startsWith("HTTP/1.1 101 ").endsWith(RESET);
        }
    }

    /** It comes whether somebody reads it or not. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void thereItIsOnlyTakenWithItsLength(String method) {
        try (RawSocket socket = RawSocket.open(serve(bodies("1h")))) {
            String said = socket.send(upgrade(method, "Transfer-Encoding: chunked") + "1\r\n.\r\n")
                    .rest();

            assertThat(said).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void noTimeAtAllIsRefused() {
        assertThatThrownBy(() -> bodies("0s")).hasMessageContaining("hubbub.limits.body-timeout must be at least 1ms");
    }

    private static String upgrade(String method, String header) {
        return """
                %s /read HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade, HTTP2-Settings\r
                Upgrade: h2c\r
                HTTP2-Settings: AAMAAABk\r
                %s\r
                \r
                """
                .formatted(method, header);
    }

    /** @param bytes of the body; all at once, unless they never end */
    private CompletableFuture<HttpClientResponse> post(
            HttpVersion version, String path, WholeRequests bodies, int bytes) {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        HttpClientRequest request = vertx.createHttpClient(options)
                .request(HttpMethod.POST, serve(bodies), "127.0.0.1", path)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        request.setChunked(true).exceptionHandler(cut -> {}); // which the answer tells as well
        if (bytes == NEVER) {
            vertx.setPeriodic(50, tick -> request.write("."));
        } else {
            request.end(".".repeat(bytes));
        }
        return request.response().toCompletionStage().toCompletableFuture();
    }

    private static WholeRequests bodies(String limit) {
        return new WholeRequests(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LimitsConfig.class)
                .withDefaultValue("hubbub.limits.body-timeout", limit)
                .build()
                .getConfigMapping(LimitsConfig.class));
    }

    /** A server that answers after a second: at once, or when it has read the body. */
    private int serve(WholeRequests bodies) {
        Router router = Router.router(vertx);
        bodies.install(router);
        router.route("/unread").handler(request -> {
            request.request().pause(); // as Quarkus does
            answerLater(request);
        });
        router.route("/read").handler(request -> {
            if (request.request().isEnded()) {
                answerLater(request);
            } else {
                request.request().body().onSuccess(body -> answerLater(request)).onFailure(reader::complete);
            }
        });
        return VertxServer.start(vertx, router);
    }

    private void answerLater(RoutingContext request) {
        vertx.setTimer(1_000, due -> request.end("done"));
    }
}
