package dev.hubbub.rest;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Has every answer tell browsers to do no more with it than is meant: no guessing what it is, no frame around it, no page
 * of another origin that embeds it, nothing that it loads. What needs more, such as the console, says so itself.
 */
public final class HeaderFilter implements Handler<RoutingContext> {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
    private static final String CONTENT_POLICY = "Content-Security-Policy";
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String A_YEAR = "max-age=31536000";

    private final boolean contentPolicy;

    /** @param contentPolicy whether there is one for what names none; pages of dev mode would not work with it */
    public HeaderFilter(boolean contentPolicy) {
        this.contentPolicy = contentPolicy;
    }

    @Override
    public void handle(RoutingContext request) {
        MultiMap answer = request.response().headers();
        EVERYWHERE.forEach((name, value) -> answer.set(name, value));
        if (contentPolicy && !answer.contains(CONTENT_POLICY)) {
            answer.set(CONTENT_POLICY, NOTHING);
        }
        if ("https".equals(request.request().scheme())) {
            answer.set("Strict-Transport-Security", A_YEAR);
        }
        request.next();
    }
}
