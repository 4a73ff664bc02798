package dev.hubbub.rest;

import dev.hubbub.access.Access;
import dev.hubbub.access.AccessTable;
import dev.hubbub.access.Identity;
import dev.hubbub.access.Role;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.Limits;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every path of the HTTP port, whoever serves it, and lets those requests pass whose header
 * {@code Authorization} is good enough for them. On event loops.
 */
public final class AccessFilter implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger(AccessFilter.class);
    /** A request that is routed anew is none more, but may need another role. */
    private static final String COUNTED = AccessFilter.class.getName();

    private static final String CHALLENGE = "Bearer realm=\"hubbub\"";

    private final Access access;
    private final AccessTable table;
    private final Limits limits;
    private final Clock clock;

    public AccessFilter(Access access, AccessTable table, Limits limits, Clock clock) {
        this.access = access;
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext request) {
        Role needed = table.ofRequest(request.normalizedPath());
        if (needed == null) {
            request.next();
            return;
        }
        CompletableFuture<Identity> admitted = access.admit(
                        request.request().getHeader(HttpHeaders.AUTHORIZATION), needed)
                .thenApply(identity -> counted(identity, request))
                .toCompletableFuture();
        if (admitted.isDone()) {
            goOn(request, admitted);
        } else {
            Context context = request.vertx().getOrCreateContext();
            request.request().pause();
            admitted.whenComplete((identity, failure) -> context.runOnContext(known -> {
                if (request.response().closed()) {
                    return; // whoever asked has gone meanwhile
                }
                request.request().resume(); // comes later than what follows: who is next may pause it again
                goOn(request, admitted);
            }));
        }
    }

    private Identity counted(Identity identity, RoutingContext request) {
        if (request.get(COUNTED) == null) {
            limits.onRequestOf(identity.subject());
        }
        return identity;
    }

    private void goOn(RoutingContext request, CompletableFuture<Identity> admitted) {
        Identity identity;
        try {
            identity = admitted.join();
        } catch (CompletionException failure) {
            refuse(request, failure.getCause() == null ? failure : failure.getCause());
            return;
        }
        if (request.data().put(COUNTED, true) == null && identity.mayExpire()) {
            endWith(identity, request);
        }
        request.next();
    }

    /**
     * Nothing is answered any longer than the token is good: events, above all, but which answers those are a path does not
     * tell, since it can be written in several ways.
     */
    private void endWith(Identity identity, RoutingContext request) {
        long millis = Math.max(1, identity.left(clock.instant()).toMillis());
        long timer = request.vertx().setTimer(millis, due -> HttpAnswers.cutOff(request.request()));
        request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
    }

    private static void refuse(RoutingContext request, Throwable reason) {
        if (reason instanceof HubbubException refused) {
            String challenge = challenge(refused.kind(), request.request().headers());
            if (challenge != null) {
                request.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, challenge);
            }
            HttpAnswers.refuse(request, refused);
        } else {
            LOG.error("a token could not be checked, in a way that should never be", reason);
            HttpAnswers.problem(request, Status.INTERNAL_SERVER_ERROR, "the server failed; its log says why");
        }
    }

    /** RFC 6750, 3. */
    private static @Nullable String challenge(ErrorKind kind, MultiMap headers) {
        return switch (kind) {
            case UNAUTHENTICATED ->
                CHALLENGE + (headers.contains(HttpHeaders.AUTHORIZATION) ? ", error=\"invalid_token\"" : "");
            case PERMISSION_DENIED -> CHALLENGE + ", error=\"insufficient_scope\"";
            default -> null;
        };
    }
}
