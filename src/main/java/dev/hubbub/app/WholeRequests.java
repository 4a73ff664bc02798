package dev.hubbub.app;

import dev.hubbub.rest.HttpAnswers;
import dev.hubbub.rest.ScenarioGate;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands a request of HTTP/1.1 on when it is there whole: no worker waits for the rest of one that never comes. A body that is
 * not there in time ends its connection, or its stream of HTTP/2. On event loops.
 */
@ApplicationScoped
class WholeRequests {

    /** Behind the log, before whatever looks at a request. */
    private static final int BEFORE_HANDLING = -50_000;

    /** The others have no body that is read; WebSockets begin with one of them, and must not have been read. */
    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final BigInteger MOST_BYTES = BigInteger.valueOf(ScenarioGate.MAX_BYTES);

    private final Duration limit;
    private final LongAdder late = new LongAdder();

    WholeRequests(LimitsConfig config) {
        limit = config.bodyTimeout();
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("hubbub.limits.body-timeout must be at least 1ms, not " + limit);
        }
    }

    /** How many bodies were not there in time. */
    long late() {
        return late.sum();
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_HANDLING).handler(this::take);
    }

    /**
     * Collects where there is a body to wait for. Over HTTP/2, where none need be announced, Quarkus cannot go on with one
     * that was read before: there a worker waits for it.
     */
    private void take(RoutingContext request) {
        HttpServerRequest head = request.request();
        if (head.version() == HttpVersion.HTTP_2) {
            limit(new Http2Body(head), request);
            request.next();
        } else if (!WITH_BODY.contains(head.method()) || head.isEnded() || isEmpty(head)) {
            request.next();
        } else {
            if (isTooLong(head.getHeader(HttpHeaders.CONTENT_LENGTH))) {
                refuse(request);
            }
            collect(head, request);
        }
    }

    private void limit(Http2Body body, RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (body.comesOverHttp1() && (length == null || isTooLong(length))) {
            request.vertx().runOnContext(next -> closeIfMoreComes(body, request)); // without a body, nothing does
        }
        if (!body.isWhole()) {
            limitTime(body, request);
        }
    }

    /** It would be kept in memory, however much it is, until somebody reads it. */
    private static void closeIfMoreComes(Http2Body body, RoutingContext request) {
        if (body.comesOverHttp1()) {
            Future<Void> unused = request.request().connection().close();
        }
    }

    private void limitTime(Http2Body body, RoutingContext request) {
        long timer = request.vertx().setTimer(limit.toMillis(), due -> {
            if (body.isWhole()) {
                return;
            }
            if (body.isHeldUp()) {
                limitTime(body, request); // by us
            } else {
                late.increment();
                HttpAnswers.cutOff(request.request());
            }
        });
        request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
    }

    private static boolean isEmpty(HttpServerRequest head) {
        String length = head.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? !head.headers().contains(HttpHeaders.TRANSFER_ENCODING) : "0".equals(length);
    }

    /** @param announced null where it is not, and comes in chunks */
    private static boolean isTooLong(@Nullable String announced) {
        return announced != null && new BigInteger(announced).compareTo(MOST_BYTES) > 0;
    }

    /** Not Vert.x's BodyHandler: it takes for a form whatever curl sends unless it is told a content type. */
    private void collect(HttpServerRequest head, RoutingContext request) {
        long timer = request.vertx().setTimer(limit.toMillis(), due -> giveUp(request));
        Buffer body = Buffer.buffer();
        head.exceptionHandler(gone -> request.vertx().cancelTimer(timer)); // and nobody is told anything
        head.handler(part -> {
            if (request.response().ended()) {
                return; // it was refused, and goes on coming until the time is over
            }
            if (body.length() + part.length() <= ScenarioGate.MAX_BYTES) {
                body.appendBuffer(part);
            } else {
                refuse(request);
            }
        });
        head.endHandler(end -> {
            request.vertx().cancelTimer(timer);
            if (!request.response().ended()) {
                ((RoutingContextInternal) request).setBody(body);
                request.next();
            }
        });
        if (!request.response().ended()
                && HttpHeaders.CONTINUE.toString().equalsIgnoreCase(head.getHeader(HttpHeaders.EXPECT))) {
            head.response().writeContinue();
        }
        head.resume();
    }

    private void giveUp(RoutingContext request) {
        late.increment();
        if (!request.response().ended()) {
            HttpAnswers.problem(
                    request,
                    Status.REQUEST_TIMEOUT,
                    "the body was not there within " + limit.toMillis()
                            + " ms (hubbub.limits.body-timeout); send it faster");
        }
        Future<Void> unused = request.request().connection().close();
    }

    private static void refuse(RoutingContext request) {
        HttpAnswers.problem(
                request, Status.REQUEST_ENTITY_TOO_LARGE, "a body has at most " + ScenarioGate.MAX_BYTES + " bytes");
    }
}
