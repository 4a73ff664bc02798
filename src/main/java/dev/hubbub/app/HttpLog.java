package dev.hubbub.app;

import dev.hubbub.log.RequestTag;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Gives every request over HTTP a name, which its answer carries and all lines that are logged because of it; and logs its
 * end, at DEBUG. The fields belong to the request's own context, and end with it.
 */
@ApplicationScoped
class HttpLog {

    private static final Logger LOG = Logger.getLogger(HttpLog.class);
    /** Where a request keeps it, for when it is routed anew. */
    private static final String TAG = HttpLog.class.getName();

    private static final int BEFORE_ALL = -100_000;
    private static final Pattern ABOUT = Pattern.compile("/(?:users/(?<user>[0-9]{1,10})|rooms/(?<room>[^/]+)/.*)");

    void install(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(HttpLog::begin);
    }

    private static void begin(RoutingContext request) {
        RequestTag known = request.get(TAG);
        RequestTag tag = known != null
                ? known
                : RequestTag.of(
                        request.request().getHeader(RequestTag.ID_HEADER),
                        request.request().getHeader(RequestTag.TRACE_HEADER));
        request.put(TAG, tag);
        request.response().putHeader(RequestTag.ID_HEADER, tag.id());
        MDC.put("requestId", tag.id());
        if (!tag.traceId().isEmpty()) {
            MDC.put("traceId", tag.traceId());
        }
        subject(request.normalizedPath());
        if (known == null && LOG.isDebugEnabled()) {
            request.addEndHandler(ended -> LOG.debugf(
                    "%s %s: %d",
                    request.request().method(),
                    request.normalizedPath(),
                    request.response().getStatusCode()));
        }
        request.next();
    }

    private static void subject(String path) {
        Matcher about = ABOUT.matcher(path);
        if (about.matches()) {
            String user = about.group("user");
            MDC.put(user == null ? "room" : "userId", user == null ? about.group("room") : user);
        }
    }
}
