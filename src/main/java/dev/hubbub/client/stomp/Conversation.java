package dev.hubbub.client.stomp;

import dev.hubbub.client.Position;
import dev.hubbub.error.HubbubException;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.HeartBeat;
import dev.hubbub.stomp.StompVersion;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a session and its server say to each other over an open WebSocket, from CONNECT on. Tells the session when it is
 * let in and when it has failed. On the event loop.
 */
final class Conversation {

    private static final String SUBSCRIBED = "subscribed";

    /** A subscription that no receipt confirms is taken to stand after so long, if no message did before. */
    private static final long SETTLING_MILLIS = 2_000;

    private final StompSession session;
    private final Endpoint endpoint;
    private final Wire wire;
    private final Receipts receipts;
    private final Publishing publishing;

    private StompVersion version = StompVersion.V1_2;
    private @Nullable HeartBeats beats;
    private @Nullable Subscription subscription;

    Conversation(StompSession session, Endpoint endpoint, Channel open) {
        this.session = session;
        this.endpoint = endpoint;
        this.wire = new Wire(open);
        this.receipts = new Receipts(session.loop());
        this.publishing = new Publishing(endpoint, session.speech(), receipts);
    }

    /** Asks to be let in. */
    void begin() {
        wire.write(session.speech().connect(), version);
    }

    EventLoop loop() {
        return session.loop();
    }

    /** What is spoken, once that is known. */
    StompVersion version() {
        return version;
    }

    /** Once let in; see {@link dev.hubbub.client.ChatClient#subscribe}. */
    void subscribe(Subscription wanted, @Nullable Position resume) {
        sent();
        subscription = wanted;
        boolean confirmed = endpoint.stomp().receipts();
        wire.write(session.speech().subscribe(resume, confirmed ? SUBSCRIBED : null), version);
        if (!confirmed) {
            loop().schedule(() -> confirm(false), SETTLING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Once let in; see {@link dev.hubbub.client.ChatClient#publish}.
     *
     * @throws HubbubException when too much is under way
     */
    void publish(Publishing.Said said) {
        sent();
        publishing.send(wire, version, said);
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
            case ERROR -> session.fail(endpoint.failures().error(frame, session.step()));
            default -> session.fail(endpoint.failures().unexpected(frame));
        }
    }

    void onReadComplete() {
        if (subscription != null) {
            subscription.onReadComplete();
        }
    }

    /** Whether it is for this side that nothing comes. */
    boolean isPaused() {
        return subscription != null && subscription.isPaused();
    }

    void beat() {
        wire.beat();
    }

    /** Nothing came for so long. */
    void silent(Duration silence) {
        session.fail(endpoint.failures().silent(silence));
    }

    /** Who listens hears no more, not even of the end. */
    void mute() {
        if (subscription != null) {
            subscription.mute();
        }
    }

    /** It is over. @param letIn whether the server is to be told so */
    void end(HubbubException reason, boolean letIn) {
        receipts.fail(reason);
        if (beats != null) {
            beats.end();
        }
        wire.close(letIn ? Speech.DISCONNECT : null);
        if (subscription != null) {
            subscription.end(reason);
        }
    }

    private void onConnected(Frame frame) {
        String number = frame.header(Header.VERSION);
        StompVersion chosen = number == null ? StompVersion.V1_0 : StompVersion.numbered(number);
        if (chosen == null || session.connected().isDone()) {
            session.fail(endpoint.failures().unexpected(frame));
            return;
        }
        version = chosen;
        HeartBeat wanted = HeartBeat.parse(endpoint.stomp().heartBeat().toString());
        if (chosen != StompVersion.V1_0) { // which knows no heart-beats
            beats = HeartBeats.begin(this, wanted.agreedWith(HeartBeat.parse(frame.header(Header.HEART_BEAT))));
        }
        session.letIn();
    }

    private void onMessage(Frame message) {
        if (subscription != null) {
            confirm(false); // some servers say so with the first message only
            subscription.onMessage(message);
        }
    }

    private void onReceipt(Frame receipt) {
        String id = receipt.header(Header.RECEIPT_ID);
        if (SUBSCRIBED.equals(id)) {
            confirm(Boolean.parseBoolean(receipt.header(Speech.RECOVERED)));
        } else {
            receipts.came(id);
        }
    }

    private void confirm(boolean recovered) {
        if (subscription != null && !session.isOver()) {
            subscription.confirm(recovered, wire.channel());
        }
    }

    private void sent() {
        if (beats != null) {
            beats.sent();
        }
    }
}
