package dev.hubbub.grpc;

import dev.hubbub.log.LogFields;
import dev.hubbub.log.RequestTag;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the log says of one call: that it failed in a way it never should; at DEBUG, how it ended. Nothing of its texts. */
final class CallLog {

    static final Metadata.Key<String> REQUEST_ID = Statuses.ascii(RequestTag.ID_HEADER);

    private static final Logger LOG = Logger.getLogger(CallLog.class);
    private static final Metadata.Key<String> TRACE_PARENT = Statuses.ascii(RequestTag.TRACE_HEADER);

    private final String method;
    private final Consumer<LogFields> about;
    private final @Nullable String requestId;
    private final @Nullable String traceParent;

    /** Made when it is first needed: most calls never do. */
    private @Nullable RequestTag tag;

    /** @param about adds what else is known of the call */
    CallLog(String method, Metadata headers, Consumer<LogFields> about) {
        this.method = method;
        this.about = about;
        this.requestId = headers.get(REQUEST_ID);
        this.traceParent = headers.get(TRACE_PARENT);
    }

    /** What the call is called. */
    RequestTag tag() {
        RequestTag made = tag;
        if (made == null) {
            made = RequestTag.of(requestId, traceParent);
            tag = made;
        }
        return made;
    }

    /** It failed, and that is not the caller's to mend. */
    void broken(RuntimeException failure) {
        try (LogFields fields = fields()) {
            about.accept(fields);
            LOG.errorf(failure, "%s failed in a way it never should", method);
        }
    }

    void ended(Status status) {
        if (LOG.isDebugEnabled()) {
            try (LogFields fields = fields()) {
                about.accept(fields);
                LOG.debugf("%s: %s%s", method, status.getCode(), reason(status));
            }
        }
    }

    private LogFields fields() {
        return new LogFields().request(tag());
    }

    private static String reason(Status status) {
        return status.getDescription() == null ? "" : ", " + status.getDescription();
    }
}
