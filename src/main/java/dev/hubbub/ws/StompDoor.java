package dev.hubbub.ws;

import dev.hubbub.log.RequestTag;
import dev.hubbub.message.Caller;
import dev.hubbub.relay.ChatBackend;
import dev.hubbub.stomp.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final StompStats stats = new StompStats();
    private final AtomicLong ordinals = new AtomicLong();
    private final Set<StompConnection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> empty = new CompletableFuture<>();
    private volatile boolean closed;

    public StompDoor(ChatBackend backend, StompSettings settings) {
        this.backend = backend;
        this.settings = settings;
    }

    public StompStats stats() {
        return stats;
    }

    /** Opens a session on a WebSocket, or answers with a status and a reason. */
    public void enter(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean admitted = settings.credentials().admitsBearer(authorization);
        if (!request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            answer(request, HttpResponseStatus.UPGRADE_REQUIRED, "this is a WebSocket that speaks STOMP");
        } else if (closed) {
            refuse(request, Refusal.SHUTDOWN, HttpResponseStatus.SERVICE_UNAVAILABLE, "the server is shutting down");
        } else if (!settings.origins()
                .allow(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            refuse(
                    request,
                    Refusal.ORIGIN,
                    HttpResponseStatus.FORBIDDEN,
                    "pages from there may not connect; hubbub.stomp.allowed-origins says which may");
        } else if (authorization != null && settings.credentials().token() != null && !admitted) {
            refuse(
                    request,
                    Refusal.CREDENTIALS,
                    HttpResponseStatus.UNAUTHORIZED,
                    "the bearer token is not the right one");
        } else {
            admit(request, admitted);
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

    private void admit(HttpServerRequest request, boolean admitted) {
        if (stats.onOpened() > settings.sessions()) {
            stats.onClosed();
            refuse(
                    request,
                    Refusal.SESSIONS,
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "there are " + settings.sessions() + " sessions already; come again later");
            return;
        }
        Future<ServerWebSocket> unused = request.toWebSocket()
                .onSuccess(socket -> open(request, socket, admitted))
                .onFailure(notOne -> {
                    stats.onClosed();
                    stats.onRefused(Refusal.MALFORMED);
                    if (!request.response().ended()) {
                        answer(request, HttpResponseStatus.BAD_REQUEST, "the request is none for a WebSocket");
                    }
                });
    }

    private void open(HttpServerRequest request, ServerWebSocket socket, boolean admitted) {
        String session = "stomp-" + ordinals.incrementAndGet();
        SocketWriter writer = new SocketWriter(((ConnectionBase) request.connection()).channelHandlerContext());
        writer.keepWhenIdle();
        RequestTag tag = RequestTag.of(
                request.response().headers().get(RequestTag.ID_HEADER), request.getHeader(RequestTag.TRACE_HEADER));
        StompChat.Guest guest = new StompChat.Guest(session, tag, caller(request), settings.credentials(), admitted);
        StompConnection connection = new StompConnection(socket, writer, this, guest);
        connections.add(connection);
        connection.open(() -> {
            connections.remove(connection);
            stats.onClosed();
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

    private void refuse(HttpServerRequest request, Refusal reason, HttpResponseStatus status, String why) {
        stats.onRefused(reason);
        answer(request, status, why);
    }

    private static void answer(HttpServerRequest request, HttpResponseStatus status, String why) {
        Future<Void> unused = request.response()
                .setStatusCode(status.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
                .end(why + "\n");
    }
}
