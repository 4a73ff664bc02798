package dev.hubbub.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every fault of one request, so that the caller learns of all of them at once. One thread. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** Notes {@code detail} as a fault of {@code field}, unless it is null, which means that there is none. */
    public Faults note(String field, @Nullable String detail) {
        if (detail != null) {
            found.add(new Fault(field, detail));
        }
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws HubbubException of kind INVALID_ARGUMENT with all faults, when there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw HubbubException.invalid(List.copyOf(found));
        }
    }
}
