package dev.hubbub.log;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/** What the lines that are logged until this is closed are about. On one thread, in a try block. */
public final class LogFields implements AutoCloseable {

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
            MDC.put(name, value);
            names.add(name);
        }
        return this;
    }
}
