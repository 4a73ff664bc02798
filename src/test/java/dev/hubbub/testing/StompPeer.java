package dev.hubbub.testing;

import static dev.hubbub.testing.ChatPeer.until;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A foreign client: the JDK's WebSocket, and frames as text, byte for byte. Of a binary message of the WebSocket each
 * character is a byte.
 */
public final class StompPeer implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Listener listener = new Listener();
    private final WebSocket socket;

    /** Opens a WebSocket with such options, and no session yet. */
    public StompPeer(int port, UnaryOperator<WebSocket.Builder> options) {
        socket = options.apply(HTTP.newWebSocketBuilder())
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/stomp"), listener)
                .join();
    }

    /** A WebSocket on which nothing is said yet. */
    public static StompPeer open(int port) {
        return new StompPeer(port, builder -> builder);
    }

    /** Likewise, with a subprotocol or headers of its own. */
    public static StompPeer open(int port, UnaryOperator<WebSocket.Builder> options) {
        return new StompPeer(port, options);
    }

    /** The status with which a WebSocket is refused. */
    public static int refusal(int port, UnaryOperator<WebSocket.Builder> options) {
        try (StompPeer unexpected = new StompPeer(port, options)) {
            throw new AssertionError("it was let in: " + unexpected);
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** A session of a version; {@code headers} are lines of CONNECT, each with its end. */
    public static StompPeer connect(int port, String version, String headers) {
        StompPeer peer = open(port);
        peer.send("CONNECT\naccept-version:" + version + "\nhost:localhost\n" + headers + "\n\0");
        peer.await(1);
        return peer;
    }

    /** A session of 1.2 without heart-beats. */
    public static StompPeer connect(int port) {
        return connect(port, "1.2", "");
    }

    /** Sends text as it is, in one message of the WebSocket. */
    public StompPeer send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public StompPeer sendBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** Sends a part of a message of the WebSocket, which goes on. */
    public StompPeer sendPart(String text) {
        socket.sendText(text, false).join();
        return this;
    }

    /** Subscribes, and waits for the receipt. */
    public StompFrame subscribe(String id, String destination, String headers) {
        String receipt = "subscribed-" + id;
        send("SUBSCRIBE\nid:" + id + "\ndestination:" + destination + "\nreceipt:" + receipt + "\n" + headers + "\n\0");
        return awaitReceipt(receipt);
    }

    public StompFrame awaitReceipt(String id) {
        until(() -> receipt(id) != null || isClosed());
        StompFrame receipt = receipt(id);
        if (receipt == null) {
            throw new AssertionError("no receipt " + id + " among " + frames());
        }
        return receipt;
    }

    /** All frames so far. */
    public List<StompFrame> frames() {
        return listener.messages.stream()
                .filter(text -> !text.equals("\n"))
                .map(StompFrame::parse)
                .toList();
    }

    /** The frames so far of one command. */
    public List<StompFrame> frames(String command) {
        return frames().stream()
                .filter(frame -> frame.command().equals(command))
                .toList();
    }

    /** The bodies of the messages so far. */
    public List<String> bodies() {
        return frames("MESSAGE").stream().map(StompFrame::body).toList();
    }

    /** Waits for so many frames in all. */
    public List<StompFrame> await(int count) {
        until(() -> frames().size() >= count || isClosed());
        return frames();
    }

    /** Waits for so many messages in all. */
    public List<StompFrame> awaitMessages(int count) {
        until(() -> frames("MESSAGE").size() >= count || isClosed());
        return frames("MESSAGE");
    }

    /** Waits until the server has closed, and returns the last frame. */
    public StompFrame awaitError() {
        until(this::isClosed);
        List<StompFrame> frames = frames();
        if (frames.isEmpty() || !frames.get(frames.size() - 1).command().equals("ERROR")) {
            throw new AssertionError("no ERROR at the end of " + frames + ", closed with " + listener.closeCode);
        }
        return frames.get(frames.size() - 1);
    }

    public long heartBeats() {
        return listener.messages.stream().filter("\n"::equals).count();
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public boolean isClosed() {
        return listener.closeCode != Listener.OPEN;
    }

    /** The WebSocket's status code; -1 when the connection broke off. */
    public int closeCode() {
        return listener.closeCode;
    }

    /** Reads nothing more. */
    public void stopReading() {
        listener.reading = false;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private @Nullable StompFrame receipt(String id) {
        return frames("RECEIPT").stream()
                .filter(frame -> id.equals(frame.header("receipt-id")))
                .findFirst()
                .orElse(null);
    }

    /** Puts the parts of messages together. */
    private static final class Listener implements WebSocket.Listener {

        static final int OPEN = 0;
        static final int BROKEN = -1;

        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private final ByteArrayOutputStream binaryPart = new ByteArrayOutputStream();
        private volatile int closeCode = OPEN;
        private volatile boolean reading = true;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            return next(socket);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            while (data.hasRemaining()) {
                binaryPart.write(data.get());
            }
            if (last) {
                messages.add(binaryPart.toString(StandardCharsets.ISO_8859_1));
                binaryPart.reset();
            }
            return next(socket);
        }

        private @Nullable CompletionStage<?> next(WebSocket socket) {
            if (reading) {
                socket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            closeCode = statusCode;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closeCode = BROKEN;
        }
    }
}
