package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawSocket;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
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

/** Bodies that come a byte at a time. */
@Timeout(60)
class SlowBodiesTest {

    private static final int NEVER = -1;
    private static final String RESET = new String(Http2Frame.reset(1).bytes(), StandardCharsets.ISO_8859_1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void oneThatNeverEndsIsWaitedForNoLongerThanSet(HttpVersion version) {
        CompletableFuture<HttpClientResponse> answer = post(version, "/read", "300ms", NEVER);

        assertThatThrownBy(() -> answer.orTimeout(20, TimeUnit.SECONDS).join())
                .message()
                .containsAnyOf("reset", "closed"); // the stream, the connection
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void oneThatTakesItsTimeIsWaitedForUntilThen(HttpVersion version) {
        CompletableFuture<HttpClientResponse> answer = post(version, "/read", "1h", NEVER);

        assertThatThrownBy(() -> answer.orTimeout(1, TimeUnit.SECONDS).join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    /** Its stream is closed on the client's side from the start, whatever is still to come. */
    @Test
    void norIsOneOfARequestThatBecomesOneOfHttp2() {
        try (RawSocket socket = RawSocket.open(serve("300ms"))) {
            String said = socket.send(
                            """
                            POST /read HTTP/1.1\r
                            Host: localhost\r
                            Connection: Upgrade, HTTP2-Settings\r
                            Upgrade: h2c\r
                            HTTP2-Settings: AAMAAABk\r
                            Transfer-Encoding: chunked\r
                            \r
                            1\r
                            .\r
                            """)
                    .upTo(RESET);

            assertThat(said).startsWith("HTTP/1.1 101 ").endsWith(RESET);
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, /unread", "HTTP_2, /unread", "HTTP_2, /read"})
    void itsAnswerMayTakeLonger(HttpVersion version, String path) {
        CompletableFuture<HttpClientResponse> answer = post(version, path, "300ms", 1);

        assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    }

    /** @param parts of the body, of a byte each, and then its end */
    private CompletableFuture<HttpClientResponse> post(HttpVersion version, String path, String limit, int parts) {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        HttpClientRequest request = vertx.createHttpClient(options)
                .request(HttpMethod.POST, serve(limit), "127.0.0.1", path)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        request.setChunked(true).exceptionHandler(cut -> {}); // which the answer tells as well
        if (parts == NEVER) {
            vertx.setPeriodic(50, tick -> request.write("."));
        } else {
            request.end(".".repeat(parts));
        }
        return request.response().toCompletionStage().toCompletableFuture();
    }

    /** A server that answers after a second: at once, or when it has read the body. */
    private int serve(String limit) {
        LimitsConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LimitsConfig.class)
                .withDefaultValue("hubbub.limits.body-timeout", limit)
                .build()
                .getConfigMapping(LimitsConfig.class);
        Router router = Router.router(vertx);
        new WholeRequests(config).install(router);
        router.post("/unread").handler(request -> {
            request.request().pause(); // as Quarkus does
            answerLater(request);
        });
        router.post("/read").handler(request -> {
            if (request.request().isEnded()) {
                answerLater(request);
            } else {
                request.request().body().onSuccess(body -> answerLater(request));
            }
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    private void answerLater(RoutingContext request) {
        vertx.setTimer(1_000, due -> request.end("done"));
    }
}
