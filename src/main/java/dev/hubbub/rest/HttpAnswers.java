package dev.hubbub.rest;

import dev.hubbub.error.HubbubException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problems, as {@link Problem} has them, where a request is answered before any resource sees it; and the end of others. */
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

    /**
     * Ends a request, whatever has been answered: its stream of HTTP/2, or its connection. Who waits for its body is told, as if
     * the client had ended it: of what the server ends, Vert.x does not tell them. On the connection's event loop.
     */
    public static void cutOff(HttpServerRequest request) {
        long reason = Http2Error.CANCEL.code();
        if (request.version() == HttpVersion.HTTP_2) {
            ConnectionBase connection = (ConnectionBase) request.connection();
            try {
                ((Http2FrameListener) connection)
                        .onRstStreamRead(
                                connection.channelHandlerContext(),
                                request.response().streamId(),
                                reason);
            } catch (Http2Exception impossible) {
                throw new IllegalStateException("Vert.x takes any reset", impossible);
            }
        }
        request.response().reset(reason);
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
