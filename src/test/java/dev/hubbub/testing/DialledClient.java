package dev.hubbub.testing;

import static dev.hubbub.testing.ChatPeer.until;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Position;
import dev.hubbub.client.Subscribed;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client in the fixtures' room, and what it heard. */
public final class DialledClient implements ChatClient.Listener {

    private final ChatClient client;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile @Nullable String reason;
    private volatile Position last = new Position("", 0);

    public DialledClient(ChatClients clients, String user) {
        client = clients.client(Room.named(GrpcFixture.ROOM), Member.of(user, ""));
    }

    public ChatClient client() {
        return client;
    }

    /** Waits until the connection stands or cannot be had. */
    public void connect() {
        Void unused = join(() -> client.connect().toCompletableFuture().join());
    }

    /** Subscribes, and waits until it is; fails with the reason when it cannot be. */
    public DialledClient subscribe() {
        Subscribed unused = subscribe(null);
        return this;
    }

    public Subscribed subscribe(@Nullable Position resume) {
        return join(() -> client.subscribe(this, resume).toCompletableFuture().join());
    }

    public void publish(String text) {
        Void unused = join(() -> client.publish(text, "").toCompletableFuture().join());
    }

    /** Waits until it has heard so many texts in all, and returns them. */
    public List<String> await(int count) {
        until(() -> texts.size() >= count);
        return texts();
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }

    public Position last() {
        return last;
    }

    public boolean isEnded() {
        return ended;
    }

    public @Nullable String reason() {
        return reason;
    }

    @Override
    public void onMessage(String content, String correlationId, String epoch, long offset) {
        last = new Position(epoch, offset);
        texts.add(content);
    }

    @Override
    public void onEnd(@Nullable String why) {
        reason = why;
        ended = true;
    }

    private static <T> T join(java.util.function.Supplier<T> answer) {
        try {
            return answer.get();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException why ? why : failure;
        }
    }
}
