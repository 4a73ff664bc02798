package dev.hubbub.access;

import dev.hubbub.error.ErrorKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many were not let in, and why. Any thread. */
public final class AccessStats {

    /** The reasons that there are. */
    public static final List<ErrorKind> REASONS =
            List.of(ErrorKind.UNAUTHENTICATED, ErrorKind.PERMISSION_DENIED, ErrorKind.UNAVAILABLE);

    private final Map<ErrorKind, LongAdder> refused = new EnumMap<>(ErrorKind.class);

    AccessStats() {
        REASONS.forEach(reason -> refused.put(reason, new LongAdder()));
    }

    public long refused(ErrorKind reason) {
        LongAdder counter = refused.get(reason);
        return counter == null ? 0 : counter.sum();
    }

    void onRefused(ErrorKind reason) {
        LongAdder counter = refused.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
