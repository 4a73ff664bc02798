package dev.hubbub.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What coming back is when there is only one thread: the measure of {@link ResumeInterleavingTest}. */
public final class ResumeOneAfterTheOther {

    /** How many messages the room remembers. */
    static final int KEPT = 3;

    private final Returner ann = new Returner();
    private final Returner bob = new Returner();
    private int epoch;
    private long offset;

    public long say() {
        offset++;
        ann.hear(offset);
        bob.hear(offset);
        return offset;
    }

    public void sweep() {
        if (ann.heard == null && bob.heard == null) {
            epoch++;
            offset = 0;
        }
    }

    /** When something is read makes no difference. */
    public void annReads() {}

    public void annBreaksOff() {
        ann.heard = null;
    }

    public List<String> annComesOrGoes() {
        return ann.comeOrGo(epoch, offset);
    }

    public void bobReads() {}

    public void bobBreaksOff() {
        bob.heard = null;
    }

    public List<String> bobComesOrGoes() {
        return bob.comeOrGo(epoch, offset);
    }

    private static final class Returner {

        private int epoch;
        private long last;
        private @Nullable List<String> heard;

        List<String> comeOrGo(int currentEpoch, long offset) {
            if (heard != null) {
                return go(heard, currentEpoch, offset);
            }
            boolean known = epoch == currentEpoch && offset - last <= KEPT;
            long after = known ? last : offset;
            heard = new ArrayList<>(List.of((known ? "recovered after " : "welcome after ") + after));
            for (long missed = after + 1; missed <= offset; missed++) {
                hear(missed);
            }
            return List.of();
        }

        void hear(long offset) {
            if (heard != null) {
                heard.add(offset + " m");
            }
        }

        private List<String> go(List<String> over, int currentEpoch, long offset) {
            heard = null;
            epoch = currentEpoch;
            last = offset;
            over.add("farewell");
            return over;
        }
    }
}
