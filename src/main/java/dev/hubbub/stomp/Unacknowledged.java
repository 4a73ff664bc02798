package dev.hubbub.stomp;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The messages that a subscriber was sent and has not acknowledged, by their offsets, which grow. One thread. */
final class Unacknowledged {

    private final AckMode mode;
    private final int max;
    private final Set<Long> offsets = new LinkedHashSet<>();

    Unacknowledged(AckMode mode, int max) {
        this.mode = mode;
        this.max = max;
    }

    /** Whether no more should be sent before some are acknowledged. */
    boolean isFull() {
        return offsets.size() >= max;
    }

    int size() {
        return offsets.size();
    }

    void sent(long offset) {
        if (mode.isExplicit()) {
            offsets.add(offset);
        }
    }

    boolean contains(long offset) {
        return offsets.contains(offset);
    }

    /** Takes a message as received, or not received, which is the same for a broadcast; with all before it as the mode says. */
    void settle(long offset) {
        if (mode == AckMode.CLIENT_INDIVIDUAL) {
            offsets.remove(offset);
            return;
        }
        Iterator<Long> oldest = offsets.iterator();
        while (oldest.hasNext() && oldest.next() <= offset) {
            oldest.remove();
        }
    }
}
