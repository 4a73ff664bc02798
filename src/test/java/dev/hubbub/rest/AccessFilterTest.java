package dev.hubbub.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.access.Access;
import dev.hubbub.access.AccessTable;
import dev.hubbub.access.Identity;
import dev.hubbub.access.Role;
import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.testing.StoppedTime;
import dev.hubbub.testing.VertxServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a request that is let in, and for how long it is answered. */
@Timeout(60)
class AccessFilterTest {

    private final Vertx vertx = Vertx.vertx();
    private final Limits limits = new Limits(
            null,
            new RateLimiter<>(
                    "requests-per-user", new RateLimiter.Rate(1, Duration.ofSeconds(2)), 10, new StoppedTime()),
            null);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sim/runs/a/events", "/sim/runs/a/events/", "/sim/runs/a/events;x=1", "/sim/runs/a/events%2f"})
    void anAnswerEndsWithTheTokenHoweverItsPathIsWritten(String path) {
        int port = serve(Role.LAB, Instant.now().plusMillis(1));

        CompletableFuture<HttpResponse<String>> events =
                HttpClient.newHttpClient().sendAsync(to(port, path), HttpResponse.BodyHandlers.ofString());

        assertThatThrownBy(events::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aRequestThatIsRoutedAnewIsCountedOnce() throws IOException, InterruptedException {
        int port = serve(Role.ADMIN, Instant.MAX);

        assertThat(status(port, "/metrics")).isEqualTo(200);
        assertThat(status(port, "/metrics")).isEqualTo(200);
        assertThat(status(port, "/metrics")).isEqualTo(429);
        assertThat(limits.refused("requests-per-user")).isEqualTo(1);
    }

    @Test
    void itsNewPathIsAskedForToo() throws IOException, InterruptedException {
        assertThat(status(serve(Role.CHAT, Instant.MAX), "/rooms/metrics")).isEqualTo(403);
        assertThat(status(serve(Role.ADMIN, Instant.MAX), "/rooms/metrics")).isEqualTo(200);
    }

    /** Whoever is next may let a body wait, as Quarkus does until a worker reads it. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aBodyWaitsForWhoIsAdmittedLate(HttpVersion version) {
        CompletableFuture<Identity> late = new CompletableFuture<>();
        Router router = Router.router(vertx);
        router.route().handler(filter(late));
        router.post("/sim/runs").handler(request -> {
            request.request().pause();
            vertx.setTimer(50, due -> {
                request.request().body().onSuccess(request::end);
                request.request().resume();
            });
        });
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        vertx.setTimer(50, due -> late.complete(identity(Role.LAB, Instant.MAX)));

        Buffer echo = vertx.createHttpClient(options)
                .request(HttpMethod.POST, VertxServer.start(vertx, router), "127.0.0.1", "/sim/runs")
                .compose(request ->
                        request.putHeader("Authorization", "Bearer known").send("a scenario"))
                .compose(HttpClientResponse::body)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        assertThat(echo).hasToString("a scenario");
    }

    /** One that lets in whoever comes as somebody with a role, and whose answers to the rest have no end. */
    private int serve(Role role, Instant expires) {
        Router router = Router.router(vertx);
        router.route().handler(filter(CompletableFuture.completedFuture(identity(role, expires))));
        router.get("/metrics").handler(request -> request.reroute("/q/metrics"));
        router.get("/rooms/metrics").handler(request -> request.reroute("/q/metrics"));
        router.get("/q/metrics").handler(request -> request.end("here"));
        router.route().handler(request -> request.response().setChunked(true).write("and "));
        return VertxServer.start(vertx, router);
    }

    private AccessFilter filter(CompletableFuture<Identity> whoever) {
        return new AccessFilter(new Access(token -> whoever), new AccessTable(false), limits, Clock.systemUTC());
    }

    private static Identity identity(Role role, Instant expires) {
        return new Identity("ann", "", Set.of(role), expires);
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(to(port, path), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpRequest to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer known")
                .build();
    }
}
