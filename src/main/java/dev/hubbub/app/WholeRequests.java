package dev.hubbub.app;

import dev.hubbub.rest.HttpAnswers;
import dev.hubbub.rest.ScenarioGate;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BooleanSupplier;
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
    private static final List<HttpMethod> WITH_BODY =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final BigInteger MOST_BYTES = BigInteger.valueOf(ScenarioGate.MAX_BYTES);

    private final long limitMillis;

    WholeRequests(LimitsConfig config) {
        this.limitMillis = config.bodyTimeout().toMillis();
    }

    void install(@Observes Router router) {
        Route whole = router.route().order(BEFORE_HANDLING);
        WITH_BODY.forEach(whole::method);
        whole.handler(this::take);
    }

    /**
     * Collects where there is a body to wait for. Over HTTP/2, where none need be announced, Quarkus cannot go on with one
     * that was read before: there a worker waits for it.
     */
    private void take(RoutingContext request) {
        HttpServerRequest head = request.request();
        if (head.version() == HttpVersion.HTTP_2) {
            limit(head, request);
            request.next();
        } else if (head.isEnded() || isEmpty(head)) {
            request.next();
        } else {
            if (isTooLong(head.getHeader(HttpHeaders.CONTENT_LENGTH))) {
                refuse(request);
            }
            collect(head, request);
        }
    }

    private void limit(HttpServerRequest head, RoutingContext request) {
        BooleanSupplier whole = whole(head);
        if (whole.getAsBoolean()) {
            return;
        }
        long timer = request.vertx().setTimer(limitMillis, due -> {
            if (!whole.getAsBoolean()) {
                request.response().reset(Http2Error.CANCEL.code());
            }
        });
        request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
    }

    /**
     * Whether all of the body has come. That knows the stream, as Netty has it; Vert.x knows what has been read, and the rest may
     * be left unread. A request of HTTP/1.1 that becomes one of HTTP/2 ends what understands HTTP/1.1 when it is whole.
     */
    private static BooleanSupplier whole(HttpServerRequest head) {
        ChannelPipeline pipeline =
                ((ConnectionBase) head.connection()).channel().pipeline();
        Http2Stream stream = pipeline.get(Http2ConnectionHandler.class).connection().stream(
                head.response().streamId());
        return () -> stream == null
                || (!stream.state().remoteSideOpen() && pipeline.get(Http1xUpgradeToH2CHandler.class) == null);
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
        long timer = request.vertx().setTimer(limitMillis, due -> {
            Future<Void> unused = head.connection().close();
        });
        Buffer body = Buffer.buffer();
        head.exceptionHandler(gone -> {}); // who sent half of it has gone, and is told nothing
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

    private static void refuse(RoutingContext request) {
        HttpAnswers.problem(
                request, Status.REQUEST_ENTITY_TOO_LARGE, "a body has at most " + ScenarioGate.MAX_BYTES + " bytes");
    }
}
