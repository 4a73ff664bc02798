package dev.hubbub.app;

import dev.hubbub.rest.Problem;
import dev.hubbub.rest.ScenarioGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a request of HTTP/1.1 on when it is there whole: no worker waits for the rest of one that never comes. Until then its
 * connection is closed when it is silent for {@code quarkus.http.idle-timeout}.
 */
@ApplicationScoped
class WholeRequests {

    /** Behind the log, before whatever looks at a request. */
    private static final int BEFORE_HANDLING = -50_000;

    /** The others have no body that is read; WebSockets begin with one of them, and must not have been read. */
    private static final List<HttpMethod> WITH_BODY =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final BigInteger MOST_BYTES = BigInteger.valueOf(ScenarioGate.MAX_BYTES);

    void install(@Observes Router router) {
        Route whole = router.route().order(BEFORE_HANDLING);
        WITH_BODY.forEach(whole::method);
        whole.handler(WholeRequests::take).failureHandler(WholeRequests::refuse);
    }

    /**
     * Collects where there is a body to wait for. Over HTTP/2 Quarkus cannot go on with one that was read before: there a
     * worker waits for it, ten seconds at most.
     */
    private static void take(RoutingContext request) {
        HttpServerRequest head = request.request();
        boolean announced = head.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || head.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        boolean empty = !announced || "0".equals(head.getHeader(HttpHeaders.CONTENT_LENGTH));
        if (empty || head.isEnded() || head.version() == HttpVersion.HTTP_2) {
            request.next();
        } else if (isTooLong(head.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            request.fail(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code());
        } else {
            collect(head, request);
        }
    }

    /** @param announced null where it is not, and comes in chunks */
    private static boolean isTooLong(@Nullable String announced) {
        return announced != null && new BigInteger(announced).compareTo(MOST_BYTES) > 0;
    }

    /** Not Vert.x's BodyHandler: it takes for a form whatever curl sends unless it is told a content type. */
    private static void collect(HttpServerRequest head, RoutingContext request) {
        Buffer body = Buffer.buffer();
        head.exceptionHandler(request::fail);
        head.handler(part -> {
            if (body.length() + part.length() <= ScenarioGate.MAX_BYTES) {
                body.appendBuffer(part);
            } else if (!request.failed()) {
                request.fail(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code());
            }
        });
        head.endHandler(end -> {
            if (!request.failed()) {
                ((RoutingContextInternal) request).setBody(body);
                request.next();
            }
        });
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(head.getHeader(HttpHeaders.EXPECT))) {
            head.response().writeContinue();
        }
        head.resume();
    }

    private static void refuse(RoutingContext request) {
        if (request.response().closed()) {
            return; // who sent half of it has gone, and is told nothing
        }
        HttpResponseStatus tooLarge = HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
        if (request.statusCode() != tooLarge.code() || request.response().ended()) {
            request.next();
            return;
        }
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", tooLarge.reasonPhrase())
                .put("status", tooLarge.code())
                .put("detail", "a body has at most " + ScenarioGate.MAX_BYTES + " bytes")
                .put("instance", request.normalizedPath());
        Future<Void> unused = request.response()
                .setStatusCode(tooLarge.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.JSON)
                .end(problem.toBuffer());
    }
}
