package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClient.Listener;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.client.stomp.Failures.Step;
import dev.hubbub.error.HubbubException;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.StompVersion;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server, from the first dial to its end. Confined to its event loop, except for what says otherwise.
 *
 * <pre>
 * dialled ──WebSocket open──► asking ──CONNECTED──► connected
 *    └───── failed ─────────────┴── ended, hung up ────┴──► over
 * </pre>
 */
final class StompSession {

    private static final String SUBSCRIBED = "subscribed";

    private final Endpoint endpoint;
    private final Speech speech;
    private final EventLoop loop;
    private final Receipts receipts;
    private final Publishing publishing;
    private final CompletableFuture<@Nullable Void> connected = new CompletableFuture<>();

    private Step step = Step.LOOK_UP;
    private StompVersion version = StompVersion.V1_2;
    private @Nullable Channel channel;
    private @Nullable Wire wire;
    private @Nullable HeartBeats beats;
    private @Nullable Subscription subscription;
    private volatile @Nullable HubbubException over;

    StompSession(Endpoint endpoint, Speech speech, EventLoop loop) {
        this.endpoint = endpoint;
        this.speech = speech;
        this.loop = loop;
        this.receipts = new Receipts(loop);
        this.publishing = new Publishing(endpoint, speech, receipts);
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

    /** What is spoken, once that is known. */
    StompVersion version() {
        return version;
    }

    /** The connection is under way. */
    void dialling(Channel dialled) {
        if (isOver()) {
            dialled.close();
            return;
        }
        channel = dialled;
    }

    /** The WebSocket is open: asks to be let in. */
    void opened(Channel open) {
        if (!isOver()) {
            step = Step.STOMP;
            wire = new Wire(open);
            wire.write(speech.connect(), version);
        }
    }

    /** Once connected; see {@link dev.hubbub.client.ChatClient#subscribe}. Any thread. */
    CompletionStage<Subscribed> subscribe(Listener listener, Reading reading, @Nullable Position resume) {
        CompletableFuture<Subscribed> answer = new CompletableFuture<>();
        whileOpen(answer, open -> {
            subscription = new Subscription(listener, reading, answer);
            open.write(speech.subscribe(resume, endpoint.stomp().receipts() ? SUBSCRIBED : null), version);
        });
        return answer;
    }

    /** Once connected; see {@link dev.hubbub.client.ChatClient#publish}. Any thread. */
    CompletionStage<@Nullable Void> publish(String content, String correlationId) {
        CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
        whileOpen(taken, open -> publishing.send(open, version, new Publishing.Said(content, correlationId, taken)));
        return taken;
    }

    /** Ends it, and its listener hears no more. Any thread. */
    void hangUp() {
        loop.execute(() -> {
            if (subscription != null) {
                subscription.mute();
            }
            fail(Failures.unavailable("the client has hung up"));
        });
    }

    /** Anything came, be it a heart-beat. */
    void received() {
        if (beats != null) {
            beats.received();
        }
    }

    void onFrame(Frame frame) {
        switch (frame.command()) {
            case CONNECTED -> onConnected(frame);
            case MESSAGE -> onMessage(frame);
            case RECEIPT -> onReceipt(frame);
            case ERROR -> fail(endpoint.failures().error(frame, step));
            default -> fail(endpoint.failures().unexpected(frame));
        }
    }

    void onReadComplete() {
        if (subscription != null) {
            subscription.onReadComplete();
        }
    }

    boolean isPaused() {
        return subscription != null && subscription.isPaused();
    }

    void beat() {
        if (wire != null) {
            wire.beat();
        }
    }

    /** Nothing came for so long. */
    void silent(Duration silence) {
        fail(endpoint.failures().silent(silence));
    }

    /** It is over; only the first time counts. */
    void fail(HubbubException reason) {
        if (isOver()) {
            return;
        }
        over = reason;
        boolean letIn = !connected.completeExceptionally(reason);
        receipts.fail(reason);
        if (beats != null) {
            beats.end();
        }
        if (wire != null) {
            wire.close(letIn ? Speech.DISCONNECT : null);
        } else if (channel != null) {
            channel.close();
        }
        if (subscription != null) {
            subscription.end(reason);
        }
    }

    private void onConnected(Frame frame) {
        String number = frame.header(Header.VERSION);
        StompVersion chosen = number == null ? StompVersion.V1_0 : StompVersion.numbered(number);
        if (chosen == null || connected.isDone()) {
            fail(endpoint.failures().unexpected(frame));
            return;
        }
        version = chosen;
        HeartBeat wanted = HeartBeat.parse(endpoint.stomp().heartBeat().toString());
        if (chosen != StompVersion.V1_0) { // which knows no heart-beats
            beats = HeartBeats.begin(this, wanted.agreedWith(HeartBeat.parse(frame.header(Header.HEART_BEAT))));
        }
        step = Step.SEND;
        connected.complete(null);
    }

    private void onMessage(Frame message) {
        if (subscription != null && wire != null) {
            subscription.confirm(false, wire.channel()); // some servers say so with the first message only
            subscription.onMessage(message);
        }
    }

    private void onReceipt(Frame receipt) {
        String id = receipt.header(Header.RECEIPT_ID);
        if (SUBSCRIBED.equals(id) && subscription != null && wire != null) {
            subscription.confirm(Boolean.parseBoolean(receipt.header(Speech.RECOVERED)), wire.channel());
        } else {
            receipts.came(id);
        }
    }

    private void whileOpen(CompletableFuture<?> answer, Consumer<Wire> talk) {
        loop.execute(() -> {
            HubbubException reason = over;
            Wire open = wire;
            if (reason != null || open == null) {
                answer.completeExceptionally(
                        reason == null ? endpoint.failures().closed(step) : reason);
                return;
            }
            if (beats != null) {
                beats.sent();
            }
            try {
                talk.accept(open);
            } catch (HubbubException refused) {
                answer.completeExceptionally(refused);
            }
        });
    }
}
