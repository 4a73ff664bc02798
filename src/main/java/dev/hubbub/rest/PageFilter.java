package dev.hubbub.rest;

import dev.hubbub.access.AccessStats;
import dev.hubbub.access.AccessStats.Reason;
import dev.hubbub.access.Origins;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other origins from using a browser against the server: they change nothing here (CSRF), read nothing
 * here (CORS), and reach nothing by a name of their own for this machine (DNS rebinding), unless they are allowed to. What
 * is no browser says nothing of an origin, and passes. On event loops.
 */
public final class PageFilter implements Handler<RoutingContext> {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS = "authorization, content-type, accept, if-match,"
            + " idempotency-key, last-event-id, traceparent, tracestate, x-request-id";
    private static final String READABLE = "ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id";
    private static final String MAX_AGE_SECONDS = "600";

    private final Origins origins;
    private final boolean ownNamesOnly;
    private final AccessStats stats;

    /** @param ownNamesOnly whether the server is one of its own machine, and is to be asked for as such */
    public PageFilter(Origins origins, boolean ownNamesOnly, AccessStats stats) {
        this.origins = origins;
        this.ownNamesOnly = ownNamesOnly;
        this.stats = stats;
    }

    @Override
    public void handle(RoutingContext request) {
        HttpServerRequest asked = request.request();
        String host = host(asked);
        String origin = asked.getHeader(HttpHeaders.ORIGIN);
        if (ownNamesOnly && !origins.knowHost(host)) {
            refuse(
                    request,
                    Reason.FOREIGN_HOST,
                    "this server is for its own machine, and goes by another name; ask for localhost, or add the origin"
                            + " that you use to hubbub.security.allowed-origins");
        } else if (!READING.contains(asked.method()) && isForeign(origin, host, asked)) {
            refuse(
                    request,
                    Reason.FOREIGN_ORIGIN,
                    "pages from there may change nothing here; hubbub.security.allowed-origins says which may");
        } else if (origins.listAny()) {
            share(request, origin);
        } else {
            request.next();
        }
    }

    private boolean isForeign(@Nullable String origin, @Nullable String host, HttpServerRequest asked) {
        return origin == null ? "cross-site".equals(asked.getHeader("Sec-Fetch-Site")) : !origins.allow(origin, host);
    }

    /** Lets those pages read that may (Fetch, 3.2). */
    private void share(RoutingContext request, @Nullable String origin) {
        MultiMap answer = request.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (origin == null || !origins.isListed(origin)) {
            request.next();
            return;
        }
        answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        answer.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
        boolean preflight = request.request().method() == HttpMethod.OPTIONS
                && request.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (!preflight) {
            request.next();
            return;
        }
        answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        Future<Void> unused = request.response()
                .setStatusCode(HttpResponseStatus.NO_CONTENT.code())
                .end();
    }

    private void refuse(RoutingContext request, Reason reason, String why) {
        stats.onRefused(reason);
        HttpAnswers.problem(request, Status.FORBIDDEN, why);
    }

    /** As it was sent, so that nothing odd is taken for nothing; HTTP/2 has it elsewhere. */
    private static @Nullable String host(HttpServerRequest asked) {
        String sent = asked.getHeader(HttpHeaders.HOST);
        HostAndPort authority = sent == null ? asked.authority() : null;
        return authority == null ? sent : authority.toString();
    }
}
