package dev.hubbub.rest;

import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.Limits;
import dev.hubbub.web.RequestAddress;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets no more requests of an address pass than are allowed, whoever serves them. On event loops. */
public final class RateFilter implements Handler<RoutingContext> {

    /** A request that is routed anew is none more. */
    private static final String COUNTED = RateFilter.class.getName();

    private final Limits limits;

    public RateFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void handle(RoutingContext request) {
        if (request.data().put(COUNTED, true) != null) {
            request.next();
            return;
        }
        try {
            limits.onRequest(RequestAddress.of(request.request()));
        } catch (HubbubException tooMany) {
            HttpAnswers.refuse(request, tooMany);
            return;
        }
        request.next();
    }
}
