package dev.hubbub.hostile;

import static dev.hubbub.testing.ChatPeer.until;
import static java.util.Objects.requireNonNull;

import dev.hubbub.testing.StompFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A session of STOMP that listens, or speaks, and stays: it has no heart-beats. */
final class StompSpeech implements WebSocket.Listener, AutoCloseable {

    private final Hearer hearer;
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    private volatile int receipts;

    private StompSpeech(int port, Hearer hearer) {
        this.hearer = hearer;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/stomp"), this)
                .join();
    }

    static StompSpeech connect(int port, String version, Hearer hearer) {
        StompSpeech session = new StompSpeech(port, hearer);
        session.send("CONNECT\naccept-version:" + version + "\nhost:localhost\n\n\0");
        return session;
    }

    /** Waits until it is subscribed. */
    StompSpeech listen(String room) {
        int before = receipts;
        send("SUBSCRIBE\nid:1\ndestination:/room/" + room + "\nreceipt:s\n\n\0");
        until(() -> receipts > before);
        return this;
    }

    void say(String room, String text) {
        send("SEND\ndestination:/room/" + room + "\nreceipt:r\n\n" + text + "\0");
    }

    int receipts() {
        return receipts;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            onFrame(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        hearer.end("closed with " + statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        hearer.end(error.toString());
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void send(String frame) {
        WebSocket unused = socket.sendText(frame, true).join();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the WebSocket's own thread writes it
    private void onFrame(String text) {
        StompFrame frame = StompFrame.parse(text);
        switch (frame.command()) {
            case "MESSAGE" -> hearer.hear(Long.parseLong(requireNonNull(frame.header("offset"))), frame.body());
            case "RECEIPT" -> receipts++;
            case "ERROR" -> hearer.end(frame.body());
            default -> {}
        }
    }
}
