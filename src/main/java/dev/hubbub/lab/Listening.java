package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription hears: enters arrivals in the ledger and times them, on the event loop on which they come.
 * Allocates nothing per arrival.
 */
final class Listening implements ChatClient.Listener {

    private final RunContext run;
    private final RoomLedger room;
    private final MessageMark mark;
    private final OwnMessages own;
    private final Consumer<@Nullable String> onEnd;

    private volatile Session session;
    private volatile long promptSinceNanos;
    private volatile boolean prompt;

    /**
     * @param session that goes on if the target recovers it, or else a new one
     * @param onEnd told, on the control thread, when the target ended it, and why
     */
    Listening(RunContext run, RoomLedger room, Session session, OwnMessages own, Consumer<@Nullable String> onEnd) {
        this.run = run;
        this.room = room;
        this.mark = run.mark();
        this.session = session;
        this.own = own;
        this.onEnd = onEnd;
    }

    /**
     * A virtual user's own messages, for which it waits.
     *
     * @param publisher its number as a publisher; -1 for none
     * @param onArrival told of each, on the control thread
     */
    record OwnMessages(int publisher, Arrival onArrival) {

        static final OwnMessages NONE = new OwnMessages(-1, (sequence, nanos) -> {});
    }

    /** Told of an arrival. */
    @FunctionalInterface
    interface Arrival {

        /** @param nanos when it was, since the start of the run */
        void of(long sequence, long nanos);
    }

    /** The target has the subscription; before the first message. */
    void begin(boolean recovered) {
        if (!recovered) {
            session = new Session(room, run.metrics().ledger);
        }
        promptSinceNanos = run.control().elapsedNanos();
    }

    /** Whether arrivals show how fast the target is; not while the subscriber itself delays them. */
    void prompt(boolean isPrompt) {
        if (isPrompt && !prompt) {
            promptSinceNanos = run.control().elapsedNanos();
        }
        prompt = isPrompt;
    }

    Session session() {
        return session;
    }

    @Override
    public void onMessage(String content, String correlationId, String epoch, long offset) {
        long now = run.control().elapsedNanos();
        if (!mark.read(content)) {
            return; // somebody else's
        }
        if (mark.room() != room.index()) {
            run.metrics().ledger.misrouted.increment();
            return;
        }
        if (session.receive(mark, now, epoch, offset)) {
            time(now);
        }
        if (mark.publisher() == own.publisher()) {
            long sequence = mark.sequence();
            run.control().execute(() -> own.onArrival().of(sequence, now));
        }
    }

    @Override
    public void onEnd(@Nullable String reason) {
        run.control().execute(() -> onEnd.accept(reason));
    }

    private void time(long now) {
        Sent sent = room.sent(mark.number());
        if (sent == null) {
            return; // longer ago than is remembered: it is in the ledger, but too late for any figure
        }
        StageTrends stage = sent.stage();
        if (!prompt || mark.sentNanos() < promptSinceNanos) {
            stage.catchUp().record(now - mark.intendedNanos());
            return;
        }
        stage.fanOut().record(now - mark.intendedNanos());
        stage.delivery().record(now - mark.sentNanos());
        run.metrics().recentFanOut.record(now - mark.intendedNanos());
        sent.reached(now);
    }
}
