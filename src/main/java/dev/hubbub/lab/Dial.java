package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt to subscribe. Ends once: well, badly, or by a time-out. */
final class Dial {

    private final RunContext run;
    private final ChatClient client;
    private final Listening listening;
    private final Consumer<Dial> onEnd;

    private final long dialledNanos;
    private volatile long connectedNanos;
    private volatile long subscribedNanos;
    private volatile boolean recovered;

    // On the control thread.
    private boolean ended;
    private @Nullable Throwable failure;

    /** @param onEnd told on the control thread */
    Dial(RunContext run, ChatClient client, Listening listening, Consumer<Dial> onEnd) {
        this.run = run;
        this.client = client;
        this.listening = listening;
        this.onEnd = onEnd;
        this.dialledNanos = run.control().elapsedNanos();
    }

    /** Begins. */
    void start(Seat seat, @Nullable Position resume) {
        run.control().after(run.patience().connect().toNanos(), () -> end(tooLate()));
        client.connect()
                .thenCompose(connected -> {
                    connectedNanos = run.control().elapsedNanos();
                    return client.subscribe(listening, resume);
                })
                .whenComplete(this::answered);
        run.knocker().await(seat, client, () -> !ended);
    }

    ChatClient client() {
        return client;
    }

    Listening listening() {
        return listening;
    }

    /** Why it ended badly; null when it ended well. */
    @Nullable Throwable failure() {
        return failure;
    }

    long connectNanos() {
        return connectedNanos - dialledNanos;
    }

    long subscribeNanos() {
        return subscribedNanos - connectedNanos;
    }

    long subscribedNanos() {
        return subscribedNanos;
    }

    /** Whether it goes on where the subscription before it ended. */
    boolean isRecovered() {
        return recovered;
    }

    /** On an event loop, before the first message. */
    private void answered(@Nullable Subscribed subscribed, @Nullable Throwable reason) {
        if (subscribed != null) {
            recovered = subscribed.recovered();
            listening.begin(recovered);
            subscribedNanos = run.control().elapsedNanos();
        }
        run.control().execute(() -> end(reason));
    }

    private void end(@Nullable Throwable reason) {
        if (!ended) {
            ended = true;
            failure = reason instanceof CompletionException && reason.getCause() != null ? reason.getCause() : reason;
            onEnd.accept(this);
        }
    }

    private HubbubException tooLate() {
        return new HubbubException(
                ErrorKind.UNAVAILABLE,
                "not subscribed within " + run.patience().connect().toMillis() + " ms");
    }
}
