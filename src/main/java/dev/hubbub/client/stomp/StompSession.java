package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClient.Listener;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.client.stomp.Failures.Step;
import dev.hubbub.error.HubbubException;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server, from the first dial to its end; what is said in between is the {@link Conversation}'s.
 * Confined to its event loop, except for what says otherwise.
 *
 * <pre>
 * dialled ──WebSocket open──► asking ──CONNECTED──► connected
 *    └───── failed ─────────────┴── ended, hung up ────┴──► over
 * </pre>
 */
final class StompSession {

    private final Endpoint endpoint;
    private final Speech speech;
    private final EventLoop loop;
    private final CompletableFuture<@Nullable Void> connected = new CompletableFuture<>();

    private Step step = Step.LOOK_UP;
    private @Nullable Channel channel;
    private @Nullable Conversation conversation;
    private volatile @Nullable HubbubException over;

    StompSession(Endpoint endpoint, Speech speech, EventLoop loop) {
        this.endpoint = endpoint;
        this.speech = speech;
        this.loop = loop;
    }

    EventLoop loop() {
        return loop;
    }

    Speech speech() {
        return speech;
    }

    /** Done when the server has let it in, failed with the reason when it did not. Any thread. */
    CompletableFuture<@Nullable Void> connected() {
        return connected;
    }

    /** Any thread. */
    boolean isOver() {
        return over != null;
    }

    /** What it is at. */
    Step step() {
        return step;
    }

    void at(Step now) {
        step = now;
    }

    /** The connection is under way. */
    void dialling(Channel dialled) {
        if (isOver()) {
            dialled.close();
            return;
        }
        channel = dialled;
    }

    /**
     * The WebSocket is open: asks to be let in.
     *
     * @param asking CONNECT, as sure as it is that there is a server of STOMP
     * @return null when it is over
     */
    @Nullable Conversation opened(Channel open, Step asking) {
        if (isOver()) {
            return null;
        }
        step = asking;
        Conversation begun = new Conversation(this, endpoint, open);
        conversation = begun;
        begun.begin();
        return begun;
    }

    /** The server has let it in. */
    void letIn() {
        step = Step.SEND;
        connected.complete(null);
    }

    /** Once connected; see {@link dev.hubbub.client.ChatClient#subscribe}. Any thread. */
    CompletionStage<Subscribed> subscribe(Listener listener, Reading reading, @Nullable Position resume) {
        CompletableFuture<Subscribed> answer = new CompletableFuture<>();
        whileOpen(answer, open -> open.subscribe(new Subscription(listener, reading, answer), resume));
        return answer;
    }

    /** Once connected; see {@link dev.hubbub.client.ChatClient#publish}. Any thread. */
    CompletionStage<@Nullable Void> publish(String content, String correlationId) {
        CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
        whileOpen(taken, open -> open.publish(new Publishing.Said(content, correlationId, taken)));
        return taken;
    }

    /** Ends it, and its listener hears no more. Any thread. */
    void hangUp() {
        loop.execute(() -> {
            if (conversation != null) {
                conversation.mute();
            }
            fail(Failures.unavailable("the client has hung up"));
        });
    }

    /** It is over; only the first time counts. */
    void fail(HubbubException reason) {
        if (isOver()) {
            return;
        }
        over = reason;
        boolean letIn = !connected.completeExceptionally(reason);
        if (conversation != null) {
            conversation.end(reason, letIn);
        } else if (channel != null) {
            channel.close();
        }
    }

    private void whileOpen(CompletableFuture<?> answer, Consumer<Conversation> talk) {
        loop.execute(() -> {
            HubbubException reason = over;
            Conversation open = conversation;
            if (reason != null || open == null) {
                answer.completeExceptionally(
                        reason == null ? endpoint.failures().closed(step) : reason);
                return;
            }
            try {
                talk.accept(open);
            } catch (HubbubException refused) {
                answer.completeExceptionally(refused);
            }
        });
    }
}
