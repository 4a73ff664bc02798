package dev.hubbub.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.testing.StoppedTime;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An address may send so many requests, whatever they are for. */
class RateFilterTest {

    @Test
    void requestsThatAreTooManyAreToldWhenToComeAgain() throws IOException, InterruptedException {
        Limits limits = new Limits(
                new RateLimiter<>(
                        "requests-per-address", new RateLimiter.Rate(1, Duration.ofSeconds(2)), 10, new StoppedTime()),
                null,
                null);
        Vertx vertx = Vertx.vertx();
        try {
            int port = serve(vertx, limits).actualPort();

            assertThat(get(port).statusCode()).isEqualTo(200);
            assertThat(get(port).body()).isEqualTo("here");
            HttpResponse<String> refused = get(port);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("hubbub.limits.requests-per-address");
            assertThat(limits.refused("requests-per-address")).isEqualTo(1);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** One that routes every request anew, which is not to count twice. */
    private static HttpServer serve(Vertx vertx, Limits limits) {
        Router router = Router.router(vertx);
        router.route().handler(new RateFilter(limits));
        router.get("/alias").handler(request -> request.reroute("/there"));
        router.get("/there").handler(request -> request.end("here"));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static HttpResponse<String> get(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alias"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
