package dev.hubbub.client.grpc;

import io.grpc.ClientCall;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many messages a stream is asked for. Any thread, but {@link #onMessage} on the stream's own. */
final class Demand {

    /** Messages asked for ahead, so that asking costs no round trip. */
    private static final int PREFETCH = 32;

    /** How many messages fewer than {@link #PREFETCH} are asked for; it grows only while paused. */
    private final AtomicInteger owed = new AtomicInteger(PREFETCH);

    private volatile @Nullable ClientCall<?, ?> stream;
    private volatile boolean paused;

    /** The stream was started. */
    void begin(ClientCall<?, ?> started) {
        stream = started;
        if (!paused) {
            catchUp();
        }
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        catchUp();
    }

    /** Nothing happens before the stream was started. */
    void read(int messages) {
        ClientCall<?, ?> call = stream;
        if (call != null) {
            owed.addAndGet(-messages);
            call.request(messages);
        }
    }

    void onMessage(ClientCall<?, ?> call) {
        if (paused) {
            owed.incrementAndGet();
        } else {
            call.request(1);
        }
    }

    private void catchUp() {
        ClientCall<?, ?> call = stream;
        int messages = call == null ? 0 : owed.getAndUpdate(fewer -> Math.min(fewer, 0));
        if (call != null && messages > 0) {
            call.request(messages);
        }
    }
}
