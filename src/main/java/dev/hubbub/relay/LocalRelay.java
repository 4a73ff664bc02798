package dev.hubbub.relay;

import dev.hubbub.error.HubbubException;
import dev.hubbub.hub.Hub;
import dev.hubbub.message.ChatMessage;
import dev.hubbub.message.Draft;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An instance that is alone: its hub gives the order. */
public final class LocalRelay implements Relay {

    private static final String ID = "local";

    private final Hub hub;
    private final Clock clock;
    private final Instant started;

    public LocalRelay(Hub hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public Hub hub() {
        return hub;
    }

    @Override
    public CompletionStage<ChatMessage> publish(Draft draft) {
        try {
            return CompletableFuture.completedFuture(hub.publish(draft));
        } catch (HubbubException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public Cluster cluster() {
        InstanceStatus self =
                new InstanceStatus(ID, started, clock.instant(), hub.stats().subscribers(), hub.openRooms(), 0);
        return new Cluster("memory", Cluster.State.UP, ID, List.of(self), List.of());
    }

    @Override
    public void close() {
        // the hub has an owner of its own
    }
}
