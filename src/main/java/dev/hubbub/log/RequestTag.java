package dev.hubbub.log;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called in the log.
 *
 * @param id the client's own name for it, in the header {@value #ID_HEADER}, or one made up; printable ASCII
 * @param traceId the trace it belongs to, 32 hexadecimal digits; empty for none
 */
public record RequestTag(String id, String traceId) {

    public static final String ID_HEADER = "x-request-id";
    public static final String TRACE_HEADER = "traceparent";

    private static final Pattern GOOD_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /** As W3C's Trace Context has it. */
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** From a request's headers: what is not in good form is left out, as if it were not there. */
    public static RequestTag of(@Nullable String id, @Nullable String traceParent) {
        return new RequestTag(
                id != null && GOOD_ID.matcher(id).matches() ? id : newId(),
                traceParent == null ? "" : traceId(traceParent));
    }

    private static String newId() {
        return String.format("%016x", ThreadLocalRandom.current().nextLong());
    }

    private static String traceId(String traceParent) {
        Matcher parts = TRACE_PARENT.matcher(traceParent);
        return parts.matches() ? parts.group(1) : "";
    }
}
