package dev.hubbub.client.stomp;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A client with a session of its own. One that only talks dials again when its session is over; one that listens stays
 * without.
 */
final class StompChatClient implements ChatClient {

    private final StompChatClients owner;
    private final Speech speech;
    private final Reading reading = new Reading();

    // Under the lock of this object.
    private @Nullable StompSession session;
    private boolean listens;
    private boolean closed;

    StompChatClient(StompChatClients owner, Speech speech) {
        this.owner = owner;
        this.speech = speech;
    }

    @Override
    public CompletionStage<Void> connect() {
        StompSession dialled = session(false);
        return dialled == null
                ? CompletableFuture.completedFuture(null)
                : dialled.connected().handle((stands, failure) -> null);
    }

    @Override
    public CompletionStage<Subscribed> subscribe(Listener listener, @Nullable Position resume) {
        StompSession dialled = listen();
        return dialled == null
                ? hungUp()
                : dialled.connected().thenCompose(stands -> dialled.subscribe(listener, reading, resume));
    }

    @Override
    public void pause() {
        reading.pause();
    }

    @Override
    public void read(int messages) {
        reading.read(messages);
    }

    @Override
    public void resume() {
        reading.resume();
    }

    @Override
    public CompletionStage<Void> publish(String content, String correlationId) {
        StompSession dialled = session(true);
        return dialled == null
                ? hungUp()
                : dialled.connected().thenCompose(stands -> dialled.publish(content, correlationId));
    }

    @Override
    public void close() {
        StompSession dialled;
        synchronized (this) {
            closed = true;
            dialled = session;
        }
        if (dialled != null) {
            dialled.hangUp();
        }
    }

    /**
     * The session, dialled if there is none.
     *
     * @param again also when the last one is over
     * @return null when the client was closed
     */
    private synchronized @Nullable StompSession session(boolean again) {
        if (closed) {
            return null;
        }
        StompSession last = session;
        if (last == null || (again && !listens && last.isOver())) {
            last = owner.dial(speech);
            session = last;
        }
        return last;
    }

    private synchronized @Nullable StompSession listen() {
        listens = true;
        return session(false);
    }

    private static <T> CompletionStage<T> hungUp() {
        return CompletableFuture.failedFuture(Failures.unavailable("the client has hung up"));
    }
}
