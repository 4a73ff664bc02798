package dev.hubbub.rest;

import dev.hubbub.error.HubbubException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Problems, as {@link Problem} has them, where a request is answered before any resource sees it. */
final class HttpAnswers {

    private HttpAnswers() {}

    /** Says why a request is not taken. */
    static void refuse(RoutingContext request, HubbubException refused) {
        Long retryAfter = refused.retryAfterSeconds();
        if (retryAfter != null) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        HttpResponseStatus status =
                switch (refused.kind()) {
                    case UNAUTHENTICATED -> HttpResponseStatus.UNAUTHORIZED;
                    case PERMISSION_DENIED -> HttpResponseStatus.FORBIDDEN;
                    case RESOURCE_EXHAUSTED -> HttpResponseStatus.TOO_MANY_REQUESTS;
                    default -> HttpResponseStatus.SERVICE_UNAVAILABLE;
                };
        problem(request, status, String.valueOf(refused.getMessage()));
    }

    static void problem(RoutingContext request, HttpResponseStatus status, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("detail", detail)
                .put("instance", request.normalizedPath());
        Future<Void> unused = request.response()
                .setStatusCode(status.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.encode());
    }
}
