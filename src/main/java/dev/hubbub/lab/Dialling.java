package dev.hubbub.lab;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets a bounded number of subscribers dial at a time; the others wait for their turn. On the control thread. */
final class Dialling {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;
    private boolean handing;

    /** @param most how many may dial at a time */
    Dialling(int most) {
        this.free = most;
    }

    /** Has {@code dial} run when it is its turn; whoever dialled says {@link #done}. */
    void inTurn(Runnable dial) {
        waiting.add(dial);
        next();
    }

    /** A dialling has ended, well or badly. */
    void done() {
        free++;
        next();
    }

    /** Not from within itself: whoever is done at once would have the stack grow with all who wait. */
    private void next() {
        if (handing) {
            return;
        }
        handing = true;
        try {
            while (free > 0 && !waiting.isEmpty()) {
                free--;
                waiting.remove().run();
            }
        } finally {
            handing = false;
        }
    }
}
