package dev.hubbub.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 client that does only what it is told: it grants windows by hand, and keeps its own books of them. Whatever
 * the server sends beyond is a violation.
 */
public final class RawPeer implements AutoCloseable {

    public static final int CONNECTION_WINDOW = 65_535;

    private final FrameSocket socket;
    private final Map<Integer, RawStream> streams = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final DefaultHttp2HeadersDecoder headersDecoder = new DefaultHttp2HeadersDecoder();

    /** What each SETTINGS on its way will take from the streams' windows: that counts once the server has it. */
    private final Queue<Runnable> unacknowledged = new ArrayDeque<>();

    private long window = CONNECTION_WINDOW;
    private int initialWindow = CONNECTION_WINDOW;
    private int nextStream = 1;
    private int settingsAcks;
    private int pingAcks;
    private long goAway = -1;

    private RawPeer(int port) {
        socket = new FrameSocket(port);
    }

    /** Connects and says nothing, not even an answer. */
    public static RawPeer silent(int port) {
        RawPeer peer = new RawPeer(port);
        peer.socket.listen(frame -> {});
        return peer;
    }

    /** Connects, with a window for each stream. */
    public static RawPeer connect(int port, int initialWindow) {
        RawPeer peer = new RawPeer(port);
        peer.sendPreface(); // before it listens: what it answers comes behind the preface
        peer.resize(initialWindow);
        peer.socket.listen(peer::onFrame);
        return peer;
    }

    public void sendPreface() {
        send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Subscribes. */
    public synchronized RawStream subscribe(String room, String user) {
        RawStream stream = open(RawHeaders.request("/chat.Broadcast/CreateStream"), Http2Frame.END_HEADERS);
        send(new Http2Frame(Http2Frame.DATA, Http2Frame.END_STREAM, stream.id(), RawStream.subscription(room, user)));
        return stream;
    }

    /** Subscribes so many users, and waits until the server has them. */
    public List<RawStream> subscribeAll(String room, int count) {
        List<RawStream> subscribed = IntStream.range(0, count)
                .mapToObj(i -> subscribe(room, "user-" + i))
                .toList();
        ChatPeer.until(() -> subscribed.stream().allMatch(RawStream::isSubscribed));
        return subscribed;
    }

    /** Begins a stream. */
    public synchronized RawStream open(byte[] headers, int flags) {
        RawStream stream = new RawStream(nextStream, initialWindow);
        streams.put(nextStream, stream);
        send(new Http2Frame(Http2Frame.HEADERS, flags, nextStream, headers));
        nextStream += 2;
        return stream;
    }

    public synchronized void grant(RawStream stream, int bytes) {
        stream.grant(bytes);
        send(Http2Frame.windowUpdate(stream.id(), bytes));
    }

    /** Grants bytes for the connection. */
    public synchronized void grant(int bytes) {
        window += bytes;
        send(Http2Frame.windowUpdate(0, bytes));
    }

    /** Changes the window of all streams, those there are included. */
    public synchronized void resize(int newInitialWindow) {
        int change = newInitialWindow - initialWindow;
        initialWindow = newInitialWindow;
        List<RawStream> affected = List.copyOf(streams.values());
        if (change > 0) {
            affected.forEach(stream -> stream.grant(change));
        }
        unacknowledged.add(change > 0 ? () -> {} : () -> affected.forEach(stream -> stream.grant(change)));
        send(Http2Frame.setting(Http2Frame.INITIAL_WINDOW_SIZE, newInitialWindow));
    }

    /** Waits until the server has taken in all that was sent. */
    public void sync() {
        int acks;
        synchronized (this) {
            acks = settingsAcks + unacknowledged.size() + 1;
            unacknowledged.add(() -> {});
            send(Http2Frame.emptySettings());
        }
        ChatPeer.until(() -> settingsAcks() >= acks || isClosed());
    }

    public void send(Http2Frame frame) {
        send(frame.bytes());
    }

    /** Sends anything, as far as the server still takes it. Not on the books' lock: what arrives is read meanwhile. */
    public void send(byte[] bytes) {
        socket.send(bytes);
    }

    /** Leaves what the server sends in the socket, until {@link #readAgain}. */
    public void stopReading() {
        socket.stopReading();
    }

    public void readAgain() {
        socket.readAgain();
    }

    /** Bytes of DATA on all streams. */
    public long dataBytes() {
        return all().stream().mapToLong(RawStream::dataBytes).sum();
    }

    public Collection<RawStream> all() {
        return streams.values();
    }

    public synchronized long window() {
        return window;
    }

    private synchronized int settingsAcks() {
        return settingsAcks;
    }

    public synchronized int pingAcks() {
        return pingAcks;
    }

    /** The error code of the server's GOAWAY; -1 when there was none. */
    public synchronized long goAway() {
        return goAway;
    }

    /** Whether the server has closed the connection. */
    public boolean isClosed() {
        return socket.isClosed();
    }

    public void checkWindows() {
        assertThat(violations).isEmpty();
    }

    @Override
    public void close() {
        socket.close();
    }

    private synchronized void onFrame(Http2Frame frame) {
        switch (frame.type()) {
            case Http2Frame.DATA -> onData(frame);
            case Http2Frame.HEADERS -> onHeaders(frame);
            case Http2Frame.RST_STREAM -> known(frame).onReset(frame.intAt(0));
            case Http2Frame.SETTINGS -> onSettings(frame);
            case Http2Frame.PING -> onPing(frame);
            case Http2Frame.GOAWAY -> goAway = frame.intAt(4);
            default -> {}
        }
    }

    private void onData(Http2Frame frame) {
        window -= frame.payload().length;
        if (window < 0) {
            violations.add(-window + " bytes more than the connection's window");
        }
        note(known(frame).onData(frame));
    }

    private void onPing(Http2Frame frame) {
        if (frame.has(Http2Frame.ACK)) {
            pingAcks++;
        } else {
            send(new Http2Frame(Http2Frame.PING, Http2Frame.ACK, 0, frame.payload()));
        }
    }

    private void onSettings(Http2Frame frame) {
        if (frame.has(Http2Frame.ACK)) {
            settingsAcks++;
            Runnable applied = unacknowledged.poll();
            if (applied != null) {
                applied.run();
            }
        } else {
            send(Http2Frame.settingsAck());
        }
    }

    private void onHeaders(Http2Frame frame) {
        try {
            Http2Headers headers =
                    headersDecoder.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()));
            note(known(frame).onHeaders(headers, frame.has(Http2Frame.END_STREAM)));
        } catch (Http2Exception broken) {
            violations.add(broken.toString());
        }
    }

    private RawStream known(Http2Frame frame) {
        return requireNonNull(streams.get(frame.stream()), "a frame on a stream that was not opened");
    }

    private void note(@Nullable String violation) {
        if (violation != null) {
            violations.add(violation);
        }
    }
}
