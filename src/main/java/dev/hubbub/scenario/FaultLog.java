package dev.hubbub.scenario;

import dev.hubbub.error.Faults;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of one scenario, up to {@value #MOST}: a hostile text may have as many as it has bytes. Knows which parts
 * are sound, so that a fault is not followed by others that come of it. One thread.
 */
final class FaultLog {

    private static final int MOST = 100;

    private final Faults faults = new Faults();
    private final List<String> paths = new ArrayList<>();
    private int more;

    void note(String path, String detail) {
        if (isFull()) {
            more++;
            return;
        }
        paths.add(path);
        faults.note(path.equals(KeyPath.ROOT) ? KeyPath.WHOLE : path, detail);
    }

    /** Whether faults are only counted from now on, so that nobody need think of what to say about them. */
    boolean isFull() {
        return paths.size() == MOST;
    }

    /** Whether no fault was found at {@code path} or within it. */
    boolean isSound(String path) {
        return paths.stream().noneMatch(found -> isWithin(path, found));
    }

    /** @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT with all faults, when there are any */
    void throwIfAny() {
        if (more > 0) {
            faults.note(KeyPath.WHOLE, "has " + more + " more faults");
        }
        faults.throwIfAny();
    }

    private static boolean isWithin(String outer, String path) {
        return path.startsWith(outer)
                && (path.length() == outer.length() || ".[".indexOf(path.charAt(outer.length())) >= 0);
    }
}
