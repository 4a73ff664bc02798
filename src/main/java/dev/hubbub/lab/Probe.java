package dev.hubbub.lab;

import dev.hubbub.client.ChatClient;
import dev.hubbub.client.ChatClients;
import dev.hubbub.client.Subscribed;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks whether a target is there and lets clients in, before a crowd is sent to it. */
final class Probe implements ChatClient.Listener {

    private Probe() {}

    /**
     * Subscribes once, and leaves.
     *
     * @return done when that worked; failed with a {@link HubbubException} that says why it did not
     */
    static CompletionStage<Subscribed> reach(ChatClients clients, Room room, String user, Duration timeout) {
        ChatClient client = clients.client(room, Member.of(user, ""));
        return client.subscribe(new Probe(), null)
                .toCompletableFuture()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explain(failure, timeout)))
                .whenComplete((subscribed, failure) -> client.close());
    }

    private static Throwable explain(Throwable failure, Duration timeout) {
        return failure instanceof TimeoutException
                ? new HubbubException(ErrorKind.UNAVAILABLE, "it did not answer within " + timeout.toSeconds() + " s")
                : failure;
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
