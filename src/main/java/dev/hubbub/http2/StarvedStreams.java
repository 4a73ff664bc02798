package dev.hubbub.http2;

import io.netty.channel.EventLoop;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The streams that wait until their connection takes more: first come, first served, and each is asked only while there
 * is room. So a connection that grants its window in small pieces wakes as many streams as the pieces are worth, not
 * all of them for each. On the connection's event loop only.
 */
final class StarvedStreams {

    /** Streams after which the event loop gets a turn for its other work. */
    private static final int STREAMS_PER_TURN = 256;

    private final EventLoop eventLoop;
    private final BooleanSupplier hasRoom;
    private final Runnable afterTurn;
    private final Set<FrameStream> waiting = new LinkedHashSet<>(0);
    private boolean scheduled;
    private boolean serving;

    /**
     * @param hasRoom whether the connection takes anything
     * @param afterTurn run when some streams were served
     */
    StarvedStreams(EventLoop eventLoop, BooleanSupplier hasRoom, Runnable afterTurn) {
        this.eventLoop = eventLoop;
        this.hasRoom = hasRoom;
        this.afterTurn = afterTurn;
    }

    /** Waits in line; a stream that waits already keeps its place. */
    void add(FrameStream stream) {
        waiting.add(stream);
    }

    void remove(FrameStream stream) {
        waiting.remove(stream);
    }

    /** Whether streams are being served, after which {@code afterTurn} comes. */
    boolean isServing() {
        return serving;
    }

    /** There may be room again. */
    void wake() {
        if (!scheduled && !waiting.isEmpty() && hasRoom.getAsBoolean()) {
            scheduled = true;
            eventLoop.execute(this::serve);
        }
    }

    private void serve() {
        scheduled = false;
        serving = true;
        try {
            // Not more than wait now: who is served and starves again waits for its next turn.
            int budget = Math.min(waiting.size(), STREAMS_PER_TURN);
            while (budget-- > 0 && !waiting.isEmpty() && hasRoom.getAsBoolean()) {
                next().serve();
            }
        } finally {
            serving = false;
            afterTurn.run();
            wake();
        }
    }

    private FrameStream next() {
        Iterator<FrameStream> line = waiting.iterator();
        FrameStream first = line.next();
        line.remove();
        return first;
    }
}
