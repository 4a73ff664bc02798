package dev.hubbub.ws;

import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.FrameReader;
import dev.hubbub.stomp.FrameWriter;
import dev.hubbub.stomp.Header;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.stomp.ServerSession;
import dev.hubbub.stomp.StompException;
import dev.hubbub.stomp.StompVersion;
import dev.hubbub.stomp.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.impl.WebSocketInternal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket and the session on it. On its event loop.
 *
 * <p>Frames of WebSocket and of STOMP need not coincide on the way in; on the way out each STOMP frame is a text frame of
 * its own, written straight to the channel, so that a turn of the hub costs one flush.
 */
final class StompConnection implements Wire {

    private static final byte[] NOTHING = {};

    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;
    private final StompSettings settings;
    private final StompStats stats;
    private final FrameReader reader;
    private final StompChat chat;
    private final ServerSession session;
    private @Nullable ScheduledFuture<?> tick;
    private @Nullable ScheduledFuture<?> unread;
    private boolean dirty;
    private boolean paused;

    StompConnection(ServerWebSocket socket, StompDoor door, StompChat.Guest guest) {
        this.socket = socket;
        this.channel = ((WebSocketInternal) socket).channelHandlerContext();
        this.settings = door.settings();
        this.stats = door.stats();
        this.reader = new FrameReader(settings.frames());
        this.chat = door.chat(this, guest);
        this.session = new ServerSession(settings.session(), this, chat, System.nanoTime());
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
        scheduleTick();
    }

    ServerSession session() {
        return session;
    }

    EventLoop eventLoop() {
        return channel.channel().eventLoop();
    }

    boolean isWritable() {
        return channel.channel().isWritable();
    }

    /** Sends a frame in two parts at the next {@link #flush}. */
    void write(byte[] head, byte[] tail) {
        ByteBuf payload = channel.alloc().buffer(head.length + tail.length);
        payload.writeBytes(head).writeBytes(tail);
        ChannelFuture unused = channel.write(new TextWebSocketFrame(true, 0, payload), channel.voidPromise());
        session.sent();
        dirty = true;
    }

    void flush() {
        if (dirty) {
            dirty = false;
            channel.flush();
        }
    }

    /** Ends the session from any thread. */
    void shutDown() {
        eventLoop()
                .execute(() -> refuse(
                        new StompException(Refusal.SHUTDOWN, "the server is shutting down; connect again later"),
                        List.of()));
    }

    /** Ends the session with an ERROR that says why. */
    void refuse(StompException refusal, List<Header> details) {
        session.refuse(refusal, details);
    }

    @Override
    public void send(Frame frame, StompVersion version) {
        write(FrameWriter.bytes(frame, version), NOTHING);
    }

    @Override
    public void heartBeat() {
        if (isWritable()) { // else what waits is sign enough
            write(FrameWriter.heartBeat(), NOTHING);
        }
    }

    @Override
    public void agreed(StompVersion version) {
        reader.version(version);
        scheduleTick();
    }

    @Override
    public void end(@Nullable Refusal refusal) {
        if (refusal != null) {
            stats.onRefused(refusal);
        }
        chat.leave();
        flush();
        resumeReading(); // for the client's answer to the close, and its end
        Future<Void> unused = socket.close(CloseCodes.of(refusal), refusal == null ? null : refusal.tag());
        cancel(tick);
        tick = eventLoop().schedule(this::cut, settings.closeGrace().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void onFrame(WebSocketFrame frame) {
        session.heard(System.nanoTime());
        boolean data = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (data && !session.isEnded()) {
            read(frame.binaryData().getBytes());
            flush();
        }
        if (!isWritable() && !session.isEnded()) {
            pauseReading();
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
        resumeReading();
        if (!session.isEnded()) {
            chat.drain();
            flush();
        }
    }

    /** Reads no more, as what the client has asked for would pile up. */
    private void pauseReading() {
        if (!paused) {
            paused = true;
            socket.pause();
            unread = eventLoop().schedule(this::giveUp, settings.unread().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void resumeReading() {
        if (paused) {
            paused = false;
            cancel(unread);
            session.heard(System.nanoTime()); // it may have said much meanwhile
            socket.resume();
        }
    }

    private void giveUp() {
        session.refuse(new StompException(Refusal.UNREAD, "what you asked for is left unread; read faster"));
    }

    private void onClosed() {
        session.gone();
        chat.leave();
        cancel(tick);
        cancel(unread);
    }

    private void scheduleTick() {
        cancel(tick);
        long nanos = session.nextTickNanos(System.nanoTime());
        tick = nanos == Long.MAX_VALUE ? null : eventLoop().schedule(this::onTick, nanos, TimeUnit.NANOSECONDS);
    }

    private void onTick() {
        if (paused) {
            session.heard(System.nanoTime()); // it cannot be heard
        }
        session.tick(System.nanoTime());
        if (!session.isEnded()) {
            flush();
            scheduleTick();
        }
    }

    /** It did not close in time, perhaps because it does not read. */
    private void cut() {
        ChannelFuture unused = channel.close();
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
