package dev.hubbub.relay;

import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Hub;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes only so much a second of each user.
 *
 * @param relay takes what is not too much
 * @param messages by user id
 */
public record LimitedRelay(Relay relay, RateLimiter<String> messages) implements Relay {

    /** As that of the relay; fails with RESOURCE_EXHAUSTED, too, when the sender has said too much. */
    @Override
    public CompletionStage<ChatMessage> publish(Draft draft) {
        try {
            messages.take(draft.sender().id().value());
        } catch (HubbubException tooMuch) {
            return CompletableFuture.failedStage(tooMuch);
        }
        return relay.publish(draft);
    }

    @Override
    public Hub hub() {
        return relay.hub();
    }

    @Override
    public Cluster cluster() {
        return relay.cluster();
    }

    @Override
    public void close() {
        relay.close();
    }
}
