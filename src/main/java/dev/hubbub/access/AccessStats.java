package dev.hubbub.access;

import dev.hubbub.error.ErrorKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How many were not let in, and why. Any thread. */
public final class AccessStats {

    private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);

    AccessStats() {
        for (Reason reason : Reason.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    /** Why somebody was not let in. */
    public enum Reason {
        /** They showed no token, or none that is good. */
        UNAUTHENTICATED,
        /** Their token has not the role. */
        PERMISSION_DENIED,
        /** It could not be told who they are. */
        UNAVAILABLE,
        /** They asked for the server by a name that is not its own. */
        FOREIGN_HOST,
        /** They are a page of an origin that is not allowed. */
        FOREIGN_ORIGIN;

        static @Nullable Reason of(ErrorKind kind) {
            return switch (kind) {
                case UNAUTHENTICATED -> UNAUTHENTICATED;
                case PERMISSION_DENIED -> PERMISSION_DENIED;
                case UNAVAILABLE -> UNAVAILABLE;
                default -> null;
            };
        }
    }

    public long refused(Reason reason) {
        return counter(reason).sum();
    }

    public void onRefused(Reason reason) {
        counter(reason).increment();
    }

    void onRefused(ErrorKind kind) {
        Reason reason = Reason.of(kind);
        if (reason != null) {
            onRefused(reason);
        }
    }

    private LongAdder counter(Reason reason) {
        LongAdder counter = refused.get(reason);
        if (counter == null) {
            throw new IllegalStateException("there is a counter for each reason");
        }
        return counter;
    }
}
