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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks whether a target is there and lets clients in, before a crowd is sent to it. Blocks its thread. */
final class Probe implements ChatClient.Listener {

    /** A target that has not confirmed a subscription by then is knocked at. */
    private static final long PATIENCE_MILLIS = 1000;

    private Probe() {}

    /**
     * Subscribes once, and leaves.
     *
     * @return whether the target confirms subscriptions only with the first message; see {@link Knocker}
     * @throws HubbubException that says why the target cannot be used
     */
    static boolean isSilent(ChatClients clients, Room room, String user, Duration timeout) {
        ChatClient client = clients.client(room, Member.of(user, ""));
        try {
            CompletableFuture<Subscribed> answer =
                    client.subscribe(new Probe(), null).toCompletableFuture();
            try {
                answer.get(Math.min(PATIENCE_MILLIS, timeout.toMillis()), TimeUnit.MILLISECONDS);
                return false;
            } catch (TimeoutException silent) {
                CompletableFuture<Void> unused =
                        client.publish(Knocker.KNOCK, "").toCompletableFuture();
                answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            }
        } catch (TimeoutException late) {
            throw new HubbubException(ErrorKind.UNAVAILABLE, "it did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof HubbubException known
                    ? known
                    : new HubbubException(ErrorKind.UNAVAILABLE, String.valueOf(refused.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HubbubException(ErrorKind.UNAVAILABLE, "the run was interrupted");
        } finally {
            client.close();
        }
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
