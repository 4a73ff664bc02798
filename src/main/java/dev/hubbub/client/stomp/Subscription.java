package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClient.Listener;
import dev.hubbub.client.Subscribed;
import dev.hubbub.error.HubbubException;
import dev.hubbub.stomp.Frame;
import io.netty.channel.Channel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a session listens to, and who hears it. On the event loop. */
final class Subscription {

    private static final int MOST_DIGITS = 18;

    private final Reading reading;
    private @Nullable Listener listener;
    private @Nullable CompletableFuture<Subscribed> answer;

    Subscription(Listener listener, Reading reading, CompletableFuture<Subscribed> answer) {
        this.listener = listener;
        this.reading = reading;
        this.answer = answer;
    }

    /** The server has it; only the first time counts. */
    void confirm(boolean recovered, Channel channel) {
        CompletableFuture<Subscribed> waiting = answer;
        if (waiting != null) {
            answer = null;
            reading.stands(channel, this::handOn); // before anybody knows of it: they may read at once
            waiting.complete(new Subscribed(recovered));
            reading.begin();
        }
    }

    void onMessage(Frame message) {
        reading.onMessage(message);
    }

    void onReadComplete() {
        reading.onReadComplete();
    }

    boolean isPaused() {
        return reading.isPaused();
    }

    /** Nobody hears any more, not even of the end. */
    void mute() {
        listener = null;
    }

    /** It is over. */
    void end(HubbubException reason) {
        if (answer != null) {
            answer.completeExceptionally(reason);
        }
        Listener told = listener;
        listener = null;
        if (told != null) {
            told.onEnd(reason.getMessage());
        }
    }

    private void handOn(Frame message) {
        if (listener != null) {
            listener.onMessage(
                    message.text(),
                    orEmpty(message.header(Speech.CORRELATION_ID)),
                    orEmpty(message.header(Speech.EPOCH)),
                    number(message.header(Speech.OFFSET)));
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** 0 for what is none: another broker may mean something else by the header. */
    private static long number(@Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > MOST_DIGITS) {
            return 0;
        }
        return value.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(value) : 0;
    }
}
