package dev.hubbub.client.stomp;

import dev.hubbub.stomp.HeartBeat;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows now and then that this side lives, and notices when the other does not. On the event loop. */
final class HeartBeats implements Runnable {

    /** So late, in intervals, a server is taken to be gone. */
    private static final int PATIENCE = 3;

    private final Conversation conversation;
    private final long sendNanos;
    private final long silenceNanos;
    private long sentNanos = System.nanoTime();
    private long receivedNanos = System.nanoTime();
    private boolean ended;

    private HeartBeats(Conversation conversation, HeartBeat agreed) {
        this.conversation = conversation;
        this.sendNanos = agreed.sends().toNanos() * 3 / 4; // a beat in time, not just too late
        this.silenceNanos = agreed.receives().toNanos() * PATIENCE;
    }

    /** Begins; null when neither side is to beat. */
    static @Nullable HeartBeats begin(Conversation conversation, HeartBeat agreed) {
        if (agreed.equals(HeartBeat.NONE)) {
            return null;
        }
        HeartBeats beats = new HeartBeats(conversation, agreed);
        beats.next(System.nanoTime());
        return beats;
    }

    void sent() {
        sentNanos = System.nanoTime();
    }

    void received() {
        receivedNanos = System.nanoTime();
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        if (conversation.isPaused()) {
            receivedNanos = now; // it is we who do not listen
        }
        if (silenceNanos > 0 && now - receivedNanos >= silenceNanos) {
            conversation.silent(Duration.ofNanos(silenceNanos));
            return;
        }
        if (sendNanos > 0 && now - sentNanos >= sendNanos) {
            sentNanos = now;
            conversation.beat();
        }
        next(now);
    }

    private void next(long now) {
        long send = sendNanos > 0 ? sentNanos + sendNanos - now : Long.MAX_VALUE;
        long look = silenceNanos > 0 ? receivedNanos + silenceNanos - now : Long.MAX_VALUE;
        conversation.loop().schedule(this, Math.max(1, Math.min(send, look)), TimeUnit.NANOSECONDS);
    }
}
