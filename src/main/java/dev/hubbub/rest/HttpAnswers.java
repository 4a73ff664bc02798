package dev.hubbub.rest;

import dev.hubbub.error.HubbubException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problems, as {@link Problem} has them, where a request is answered before any resource sees it. */
public final class HttpAnswers {

    private HttpAnswers() {}

    /** Says why a request is not taken. */
    static void refuse(RoutingContext request, HubbubException refused) {
        Long retryAfter = refused.retryAfterSeconds();
        if (retryAfter != null) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        problem(request, Problem.status(refused.kind()), String.valueOf(refused.getMessage()));
    }

    /** Answers with a problem, and says in {@code detail} what is wrong and what to change. */
    public static void problem(RoutingContext request, Status status, String detail) {
        Problem problem = Problem.of(status, detail, request.normalizedPath(), List.of());
        Future<Void> unused = request.response()
                .setStatusCode(status.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(problem));
    }
}
