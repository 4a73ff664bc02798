package dev.hubbub.ws;

import dev.hubbub.log.LogFields;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.FrameReader;
import dev.hubbub.stomp.FrameWriter;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.ServerSession;
import dev.hubbub.stomp.StompException;
import dev.hubbub.stomp.StompVersion;
import dev.hubbub.stomp.Wire;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket and the session on it. On its event loop. Frames of WebSocket and of STOMP need not coincide on the way in;
 * on the way out each STOMP frame is a frame of its own: a binary one where the body is no text, else a text frame.
 */
final class StompConnection implements Wire {

    private static final Logger LOG = Logger.getLogger(StompConnection.class);
    private static final byte[] NOTHING = {};

    private final ServerWebSocket socket;
    private final SocketWriter writer;
    private final StompSettings settings;
    private final StompStats stats;
    private final FrameReader reader;
    private final ReadGate gate;
    private final StompChat chat;
    private final ServerSession session;
    private final SessionTimer timer;

    StompConnection(ServerWebSocket socket, SocketWriter writer, StompDoor door, StompChat.Guest guest) {
        this.socket = socket;
        this.writer = writer;
        this.settings = door.settings();
        this.stats = door.stats();
        this.reader = new FrameReader(settings.frames());
        this.gate = new ReadGate(socket, writer, settings.unread(), this::giveUp);
        this.chat = door.chat(this, guest);
        this.session = new ServerSession(settings.session(), this, chat, System.nanoTime());
        this.timer = new SessionTimer(session, gate, writer);
    }

    /** Begins to read. @param onClosed told when the socket is closed, however it came to that */
    void open(Runnable onClosed) {
        socket.frameHandler(this::onFrame);
        socket.drainHandler(drained -> onWritable());
        socket.exceptionHandler(this::onBroken);
        socket.closeHandler(closed -> {
            onClosed();
            onClosed.run();
        });
        timer.next();
    }

    ServerSession session() {
        return session;
    }

    EventLoop eventLoop() {
        return writer.eventLoop();
    }

    boolean isWritable() {
        return writer.isWritable();
    }

    /** Sends a frame in two parts at the next {@link #flush}. */
    void write(byte[] head, byte[] tail) {
        writer.write(head, tail);
        session.sent();
    }

    /** Likewise, where the body is no text. */
    void writeBinary(byte[] head, byte[] tail) {
        writer.writeBinary(head, tail);
        session.sent();
    }

    void flush() {
        writer.flush();
    }

    /** Ends the session, from any thread. */
    void shutDown() {
        eventLoop()
                .execute(() -> refuse(
                        new StompException(Refusal.SHUTDOWN, "the server is shutting down; connect again later"),
                        List.of()));
    }

    /** Closes the connection without a word, from any thread. */
    void cut() {
        eventLoop().execute(writer::cut);
    }

    /** Ends the session with an ERROR that says why. */
    void refuse(StompException refusal, List<Header> details) {
        session.refuse(refusal, details);
    }

    @Override
    public void send(Frame frame, StompVersion version) {
        writer.write(FrameWriter.bytes(frame, version), NOTHING);
    }

    @Override
    public void heartBeat() {
        if (isWritable()) { // else what waits is sign enough
            write(FrameWriter.heartBeat(), NOTHING);
        }
    }

    @Override
    public void execute(Runnable later) {
        eventLoop().execute(() -> {
            session.now(System.nanoTime());
            later.run();
            flush();
            if (!session.isBusy()) {
                gate.release();
            }
        });
    }

    @Override
    public void broken(RuntimeException failure) {
        try (LogFields unused = chat.describe(new LogFields())) {
            LOG.error("a frame failed in a way it never should", failure);
        }
    }

    @Override
    public void agreed(StompVersion version) {
        reader.version(version);
        timer.next();
    }

    @Override
    public void end(@Nullable Refusal refusal) {
        if (refusal != null) {
            stats.onRefused(refusal);
        }
        if (LOG.isDebugEnabled()) {
            try (LogFields unused = chat.describe(new LogFields())) {
                LOG.debugf("a session of STOMP ends: %s", refusal == null ? "as its client wished" : refusal.tag());
            }
        }
        chat.leave();
        flush();
        gate.release();
        if (isWritable()) {
            gate.open(); // for the client's answer to the close
        }
        Future<Void> unused = socket.close(CloseCodes.of(refusal), refusal == null ? null : refusal.tag());
        timer.cutAfter(settings.closeGrace());
    }

    private void onFrame(WebSocketFrame frame) {
        session.heard(System.nanoTime());
        boolean data = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (data && !session.isEnded()) {
            read(frame.binaryData().getBytes());
            if (session.endsWithin(reader.isWithinFrame())) {
                timer.next();
            }
            flush();
        }
        if (!isWritable() && !session.isEnded()) {
            gate.shut(); // what the client asks for would pile up
        }
        if (session.isBusy()) {
            gate.hold();
        }
    }

    private void read(byte[] bytes) {
        try {
            reader.read(bytes, session);
        } catch (StompException fault) {
            session.refuse(fault);
        }
    }

    /** The peer breaks the WebSocket protocol, or sends a frame longer than any may be; the socket is closed next. */
    private void onBroken(Throwable broken) {
        if (broken instanceof CorruptedWebSocketFrameException frame) {
            boolean large = frame.closeStatus().code() == CloseCodes.TOO_BIG;
            session.refuse(new StompException(
                    large ? Refusal.TOO_LARGE : Refusal.MALFORMED, "the WebSocket failed: " + frame.getMessage()));
        }
    }

    private void onWritable() {
        if (gate.open()) {
            session.heard(System.nanoTime()); // it may have said much meanwhile
        }
        if (!session.isEnded()) {
            chat.drain();
            flush();
        }
    }

    private void giveUp() {
        session.refuse(new StompException(Refusal.UNREAD, "what you asked for is left unread; read faster"));
    }

    private void onClosed() {
        session.gone();
        chat.leave();
        gate.open();
        timer.cancel();
    }
}
