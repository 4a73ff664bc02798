package dev.hubbub.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** What the lines that are logged until this is closed are about. On one thread, in a try block. */
public final class LogFields implements AutoCloseable {

    /** What some reader of a log takes for the end of a line, or for a command. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int MOST_CHARACTERS = 128;

    private final List<String> names = new ArrayList<>(4);

    public LogFields request(RequestTag request) {
        return field("requestId", request.id()).field("traceId", request.traceId());
    }

    public LogFields user(String id) {
        return field("userId", id);
    }

    public LogFields room(String name) {
        return field("room", name);
    }

    @Override
    public void close() {
        names.forEach(MDC::remove);
    }

    private LogFields field(String name, String value) {
        if (!value.isEmpty()) {
            MDC.put(name, printable(value));
            names.add(name);
        }
        return this;
    }

    /** What a client is called is logged even where it is refused because of that. */
    private static String printable(String text) {
        String start = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
        return UNPRINTABLE.matcher(start).replaceAll("\uFFFD");
    }
}
