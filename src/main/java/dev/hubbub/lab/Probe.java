package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Subscribed;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks whether a target is there and lets clients in. */
final class Probe implements ChatClient.Listener {

    /** A target that has not confirmed a subscription by then is knocked at. */
    private static final long PATIENCE_MILLIS = 1000;

    private Probe() {}

    /**
     * Subscribes once, and leaves.
     *
     * @return whether the target confirms subscriptions only with the first message, see {@link Knocker}; failed when
     *     the target cannot be used, and with a {@link java.util.concurrent.TimeoutException} when it does not answer
     */
    static CompletableFuture<Boolean> isSilent(ChatClients clients, Room room, String user, Duration timeout) {
        ChatClient client = clients.client(room, Member.of(user, ""));
        CompletableFuture<Subscribed> answer =
                client.subscribe(new Probe(), null).toCompletableFuture();
        return answer.thenApply(subscribed -> false)
                .completeOnTimeout(true, Math.min(PATIENCE_MILLIS, timeout.toMillis()), TimeUnit.MILLISECONDS)
                .thenCompose(
                        silent -> silent ? knock(client, answer, timeout) : CompletableFuture.completedFuture(false))
                .whenComplete((silent, failure) -> client.close());
    }

    private static CompletableFuture<Boolean> knock(
            ChatClient client, CompletableFuture<Subscribed> answer, Duration timeout) {
        CompletableFuture<Void> unused = client.publish(Knocker.KNOCK, "").toCompletableFuture();
        return answer.thenApply(subscribed -> true).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onMessage(String content, String correlationId, String epoch, long offset) {
        // Only whether it is there is of interest.
    }

    @Override
    public void onEnd(@Nullable String reason) {
        // The same.
    }
}
