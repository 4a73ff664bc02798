package dev.hubbub.ws;

import dev.hubbub.error.HubbubException;
import dev.hubbub.stomp.Refusal;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who asks for a WebSocket is turned away.
 *
 * @param reason null when it is no refusal: they asked for something else
 * @param retryAfter in how many seconds they may come again; null when that is not known
 */
record Turnaway(@Nullable Refusal reason, HttpResponseStatus status, String why, @Nullable Long retryAfter) {

    Turnaway(@Nullable Refusal reason, HttpResponseStatus status, String why) {
        this(reason, status, why, null);
    }

    /** For what is wrong with them, or with how often they come. */
    static Turnaway of(HubbubException refused) {
        String why = String.valueOf(refused.getMessage());
        return switch (refused.kind()) {
            case UNAUTHENTICATED -> new Turnaway(Refusal.CREDENTIALS, HttpResponseStatus.UNAUTHORIZED, why);
            case PERMISSION_DENIED -> new Turnaway(Refusal.CREDENTIALS, HttpResponseStatus.FORBIDDEN, why);
            case RESOURCE_EXHAUSTED ->
                new Turnaway(Refusal.RATE, HttpResponseStatus.TOO_MANY_REQUESTS, why, refused.retryAfterSeconds());
            default -> new Turnaway(Refusal.INTERNAL, HttpResponseStatus.SERVICE_UNAVAILABLE, why);
        };
    }

    void answer(HttpServerRequest request, StompStats stats) {
        if (reason != null) {
            stats.onRefused(reason);
        }
        HttpServerResponse response = request.response().setStatusCode(status.code());
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"hubbub\", error=\"invalid_token\"");
        }
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        Future<Void> unused = response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
                .end(why + "\n");
    }
}
