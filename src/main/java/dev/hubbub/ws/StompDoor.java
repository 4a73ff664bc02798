package dev.hubbub.ws;

import dev.hubbub.access.Access;
import dev.hubbub.access.Identity;
import dev.hubbub.error.HubbubException;
import dev.hubbub.limit.Limits;
import dev.hubbub.log.RequestTag;
import dev.hubbub.message.Caller;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.stomp.Refusal;
import dev.hubbub.web.RequestAddress;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where STOMP comes in: looks at who asks for a WebSocket, and opens a session on it. Any thread. */
public final class StompDoor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StompDoor.class);

    /** Less than what is usually left to a process that is to end. */
    private static final Duration MOST_WAITING = Duration.ofSeconds(3);

    private final ChatBackend backend;
    private final StompSettings settings;
    private final Entrance entrance;
    private final StompStats stats = new StompStats();
    private final SessionQuota sessions;
    private final AtomicLong ordinals = new AtomicLong();
    private final Set<StompConnection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> empty = new CompletableFuture<>();
    private volatile boolean closed;

    /** One that asks for no tokens but the settings', and lets everybody come as often as they like. */
    public StompDoor(ChatBackend backend, StompSettings settings) {
        this(backend, settings, Access.OPEN, Limits.NONE);
    }

    public StompDoor(ChatBackend backend, StompSettings settings, Access access, Limits limits) {
        this.backend = backend;
        this.settings = settings;
        this.entrance = new Entrance(settings.credentials(), access, limits);
        this.sessions = new SessionQuota(settings, stats);
    }

    public StompStats stats() {
        return stats;
    }

    /** Opens a session on a WebSocket, or answers with a status and a reason. */
    public void enter(HttpServerRequest request) {
        Turnaway refusal = refusal(request);
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (refusal != null) {
            refusal.answer(request, stats);
        } else if (authorization == null || !entrance.readsRequest()) {
            seat(request, null);
        } else {
            CompletableFuture<Identity> known =
                    entrance.ofRequest(authorization).toCompletableFuture();
            new HeldRequest(request).until(known, () -> admit(request, known));
        }
    }

    /**
     * Lets nobody in any more, ends every session with an ERROR, and waits for the clients to close, so that they have
     * read it: for the grace of a close, but {@link #MOST_WAITING} at most. Not on an event loop.
     */
    @Override
    public void close() {
        closed = true;
        connections.forEach(StompConnection::shutDown);
        whenEmpty();
        Duration grace = settings.closeGrace();
        long millis = Math.min(grace.toMillis(), MOST_WAITING.toMillis());
        try {
            empty.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException unanswered) {
            LOG.infof("%d sessions of STOMP did not close within %d ms; they are cut", connections.size(), millis);
            connections.forEach(StompConnection::cut);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException never) {
            throw new IllegalStateException("it is never failed", never);
        }
    }

    StompSettings settings() {
        return settings;
    }

    StompChat chat(StompConnection connection, StompChat.Guest guest) {
        return new StompChat(backend, connection, guest);
    }

    private @Nullable Turnaway refusal(HttpServerRequest request) {
        if (!request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            return new Turnaway(null, HttpResponseStatus.UPGRADE_REQUIRED, "this is a WebSocket that speaks STOMP");
        }
        if (closed) {
            return new Turnaway(
                    Refusal.SHUTDOWN, HttpResponseStatus.SERVICE_UNAVAILABLE, "the server is shutting down");
        }
        if (!settings.origins().allow(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            return new Turnaway(
                    Refusal.ORIGIN,
                    HttpResponseStatus.FORBIDDEN,
                    "pages from there may not connect; hubbub.stomp.allowed-origins says which may");
        }
        return null;
    }

    /** Once it is known who they are, or that they may not come in. */
    private void admit(HttpServerRequest request, CompletableFuture<Identity> known) {
        try {
            seat(request, known.join());
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof HubbubException refused) {
                Turnaway.of(refused).answer(request, stats);
            } else {
                throw failure;
            }
        }
    }

    private void seat(HttpServerRequest request, @Nullable Identity identity) {
        InetSocketAddress from = RequestAddress.of(request);
        Turnaway full = sessions.enter(from);
        if (full == null) {
            upgrade(request, identity, () -> sessions.leave(from));
        } else {
            full.answer(request, stats);
        }
    }

    private void upgrade(HttpServerRequest request, @Nullable Identity identity, Runnable onClosed) {
        Future<ServerWebSocket> unused = request.toWebSocket()
                .onSuccess(socket -> open(request, socket, identity, onClosed))
                .onFailure(notOne -> {
                    onClosed.run();
                    stats.onRefused(Refusal.MALFORMED);
                    if (!request.response().ended()) {
                        new Turnaway(null, HttpResponseStatus.BAD_REQUEST, "the request is none for a WebSocket")
                                .answer(request, stats);
                    }
                });
    }

    private void open(
            HttpServerRequest request, ServerWebSocket socket, @Nullable Identity identity, Runnable onClosed) {
        String session = "stomp-" + ordinals.incrementAndGet();
        SocketWriter writer = new SocketWriter(((ConnectionBase) request.connection()).channelHandlerContext());
        writer.keepWhenIdle();
        RequestTag tag = RequestTag.of(
                request.response().headers().get(RequestTag.ID_HEADER), request.getHeader(RequestTag.TRACE_HEADER));
        StompChat.Guest guest = new StompChat.Guest(session, tag, caller(request), entrance, identity);
        StompConnection connection = new StompConnection(socket, writer, this, guest);
        connections.add(connection);
        connection.open(() -> {
            connections.remove(connection);
            onClosed.run();
            whenEmpty();
        });
        if (closed) {
            connection.shutDown(); // the door was closed meanwhile, and may have missed it
        }
    }

    private static Caller caller(HttpServerRequest upgrade) {
        return new Caller(
                RoomSubscriber.PROTOCOL, upgrade.getHeader(Caller.TRACE_PARENT), upgrade.getHeader(Caller.TRACE_STATE));
    }

    private void whenEmpty() {
        if (closed && connections.isEmpty()) {
            empty.complete(null);
        }
    }
}
